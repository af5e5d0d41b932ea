import { choice, flag, hidden, list, number, record, required, text } from "./shape";

// Limits and patterns of the API model (cognito-facts section 2).
export const poolId = text(1, 55, "[\\w-]+_[0-9a-zA-Z]+");
export const clientId = hidden(text(1, 128, "[\\w+]+"));
export const clientSecret = hidden(text(24, 64, "[\\w+]+"));
export const clientName = text(1, 128, "[\\w\\s+=,.@-]+");
export const nextToken = text(1, 131_072, "[\\S]+");
// The model's pattern has no dot, yet the same member carries custom domains; the service tells the kinds apart.
export const domain = text(1, 63, "^[a-z0-9](?:[a-z0-9\\-\\.]{0,61}[a-z0-9])?$");
export const username = hidden(text(1, 128, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+"));
export const groupName = text(1, 128, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
export const password = hidden(text(0, 256, "[\\S]+"));
const arnPart = "[\\w+=/,.@-]+";
export const arn = text(
  20,
  2048,
  `arn:${arnPart}:${arnPart}:([\\w+=/,.@-]*)?:[0-9]+:${arnPart}(:${arnPart})?(:${arnPart})?`,
);
const redirectUrl = text(1, 1024, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
const attributeName = text(1, 2048);

export const scope = record({
  ScopeName: required(text(1, 256, "[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+")),
  ScopeDescription: required(text(1, 256)),
});

export const resourceServer = {
  Identifier: required(text(1, 256, "[\\x21\\x23-\\x5B\\x5D-\\x7E]+")),
  Name: required(text(1, 256, "[\\w\\s+=,.@-]+")),
  Scopes: list(scope, 100),
} as const;

const unit = choice("seconds", "minutes", "hours", "days");

/** What Create and Update of an app client both take, and what Describe gives back. */
export const clientSettings = {
  RefreshTokenValidity: number(0, 315_360_000),
  AccessTokenValidity: number(1, 86_400),
  IdTokenValidity: number(1, 86_400),
  TokenValidityUnits: record({ AccessToken: unit, IdToken: unit, RefreshToken: unit }),
  ReadAttributes: list(attributeName),
  WriteAttributes: list(attributeName),
  ExplicitAuthFlows: list(
    choice(
      "ADMIN_NO_SRP_AUTH",
      "CUSTOM_AUTH_FLOW_ONLY",
      "USER_PASSWORD_AUTH",
      "ALLOW_ADMIN_USER_PASSWORD_AUTH",
      "ALLOW_CUSTOM_AUTH",
      "ALLOW_USER_PASSWORD_AUTH",
      "ALLOW_USER_SRP_AUTH",
      "ALLOW_REFRESH_TOKEN_AUTH",
      "ALLOW_USER_AUTH",
      "ALLOW_CLIENT_TOKEN_AUTH",
    ),
  ),
  SupportedIdentityProviders: list(text(1, 32, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]+")),
  CallbackURLs: list(redirectUrl, 100),
  LogoutURLs: list(redirectUrl, 100),
  DefaultRedirectURI: redirectUrl,
  AllowedOAuthFlows: list(choice("code", "implicit", "client_credentials"), 3),
  AllowedOAuthScopes: list(text(1, 256, "[\\x21\\x23-\\x5B\\x5D-\\x7E]+"), 50),
  AllowedOAuthFlowsUserPoolClient: flag,
  AnalyticsConfiguration: record({
    ApplicationId: text(0, 2048, "^[0-9a-fA-F]+$"),
    ApplicationArn: arn,
    RoleArn: arn,
    ExternalId: text(0, 131_072),
    UserDataShared: flag,
  }),
  PreventUserExistenceErrors: choice("LEGACY", "ENABLED"),
  EnableTokenRevocation: flag,
  EnablePropagateAdditionalUserContextData: flag,
  AuthSessionValidity: number(3, 15),
  RefreshTokenRotation: record({
    Feature: required(choice("ENABLED", "DISABLED")),
    RetryGracePeriodSeconds: number(0, 60),
  }),
} as const;

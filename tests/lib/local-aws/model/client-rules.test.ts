import { afterAll, beforeAll, expect, test } from "vitest";
import { type Contract, contractCognito } from "@/tests/kit/local-cognito/contract-cognito";
import type { Wish } from "@/tests/kit/local-cognito/m2m-client";
import { refusalOf } from "@/tests/lib/local-aws/call/refusal-of";

let contract: Contract;

beforeAll(async () => {
  contract = await contractCognito();
});
afterAll(() => contract.stop());

const people: Wish = { GenerateSecret: false, AllowedOAuthFlows: ["code"], AllowedOAuthScopes: ["openid"] };

test.each<[string, Wish, string, string]>([
  [
    "client_credentials beside code",
    { AllowedOAuthFlows: ["client_credentials", "code"] },
    "InvalidOAuthFlowException",
    "client_credentials flow can not be selected along with code flow or implicit flow.",
  ],
  [
    "client_credentials without a secret",
    { GenerateSecret: false },
    "InvalidOAuthFlowException",
    "client_credentials flow can not be selected if client does not have a client secret.",
  ],
  [
    "client_credentials with openid",
    { AllowedOAuthScopes: ["openid"] },
    "InvalidOAuthFlowException",
    "openid is not supported with client_credentials flow",
  ],
  [
    "OAuth switched on without flows",
    { AllowedOAuthFlows: [] },
    "InvalidParameterException",
    "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.",
  ],
  [
    "OAuth switched on without scopes",
    { AllowedOAuthScopes: [] },
    "InvalidParameterException",
    "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.",
  ],
  [
    "a scope that does not exist",
    { AllowedOAuthScopes: ["contract-suite/nope"] },
    "ScopeDoesNotExistException",
    "Invalid scope requested: contract-suite/nope",
  ],
  [
    "an access token of four minutes",
    { AccessTokenValidity: 4, TokenValidityUnits: { AccessToken: "minutes" } },
    "InvalidParameterException",
    "Invalid range for token validity.",
  ],
  [
    "an access token of 25 hours",
    { AccessTokenValidity: 25 },
    "InvalidParameterException",
    "Invalid range for token validity.",
  ],
  [
    "a unit without its value",
    { TokenValidityUnits: { AccessToken: "minutes" } },
    "InvalidParameterException",
    "Invalid range for token validity.",
  ],
  [
    "a refresh token of 59 minutes",
    { RefreshTokenValidity: 59, TokenValidityUnits: { RefreshToken: "minutes" } },
    "InvalidParameterException",
    "Invalid range for token validity.",
  ],
  [
    "a refresh token of 3,651 days",
    { RefreshTokenValidity: 3651 },
    "InvalidParameterException",
    "Invalid range for token validity.",
  ],
  [
    "an ID token of 25 hours",
    { IdTokenValidity: 25 },
    "InvalidParameterException",
    "Invalid range for token validity.",
  ],
  [
    "a callback over plain http",
    { ...people, CallbackURLs: ["http://example.com/"] },
    "InvalidParameterException",
    "http://example.com/ cannot use the HTTP protocol.",
  ],
  [
    "a name with a slash",
    { ClientName: "a/b" },
    "InvalidParameterException",
    "1 validation error detected: Value 'a/b' at 'clientName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w\\s+=,.@-]+",
  ],
  [
    "a name of 129 characters",
    { ClientName: "n".repeat(129) },
    "InvalidParameterException",
    `1 validation error detected: Value '${"n".repeat(129)}' at 'clientName' failed to satisfy constraint: Member must have length less than or equal to 128`,
  ],
  [
    "51 scopes",
    { AllowedOAuthScopes: Array.from({ length: 51 }, () => "s") },
    "InvalidParameterException",
    `1 validation error detected: Value '[${Array.from({ length: 51 }, () => "s").join(", ")}]' at 'allowedOAuthScopes' failed to satisfy constraint: Member must have length less than or equal to 50`,
  ],
  [
    "a session of 16 minutes",
    { AuthSessionValidity: 16 },
    "InvalidParameterException",
    "1 validation error detected: Value '16' at 'authSessionValidity' failed to satisfy constraint: Member must have value less than or equal to 15",
  ],
  [
    "an unknown unit",
    { TokenValidityUnits: { AccessToken: "weeks" as "days" } },
    "InvalidParameterException",
    "1 validation error detected: Value 'weeks' at 'tokenValidityUnits.accessToken' failed to satisfy constraint: Member must satisfy enum value set: [seconds, minutes, hours, days]",
  ],
  [
    "a pool that does not exist",
    { UserPoolId: "eu-west-1_Nowhere00" },
    "ResourceNotFoundException",
    "User pool eu-west-1_Nowhere00 does not exist.",
  ],
])("refuses %s with AWS's name and text", async (_, wish, name, message) => {
  expect(await refusalOf(contract.create(wish))).toEqual({ name, message, status: 400 });
});

test("a secret that breaks the rules is refused without being repeated", async () => {
  const refusal = await refusalOf(
    contract.create({ GenerateSecret: false, ClientSecret: "too short, too odd" }),
  );
  expect(refusal.message).toContain("Value at 'clientSecret' failed to satisfy constraint");
  expect(refusal.message).not.toContain("too odd");
});

test.each<[string, Wish]>([
  ["a secret made and a secret given", { ClientSecret: "x".repeat(24) }],
  ["old and new names of auth flows", { ExplicitAuthFlows: ["ALLOW_CUSTOM_AUTH", "USER_PASSWORD_AUTH"] }],
  [
    "client token auth beside another flow",
    { ExplicitAuthFlows: ["ALLOW_CLIENT_TOKEN_AUTH" as "ALLOW_CUSTOM_AUTH", "ALLOW_CUSTOM_AUTH"] },
  ],
  ["user context data without a secret", { ...people, EnablePropagateAdditionalUserContextData: true }],
  ["a default redirect that is not a callback", { ...people, DefaultRedirectURI: "https://a.example.com/" }],
  ["a foreign identity provider", { SupportedIdentityProviders: ["Google"] }],
  ["the member RefreshTokenRotation without Feature", { RefreshTokenRotation: {} as never }],
])("refuses %s", async (_, wish) => {
  expect(await refusalOf(contract.create(wish))).toMatchObject({
    name: "InvalidParameterException",
    status: 400,
  });
});

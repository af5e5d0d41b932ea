import "server-only";
import type {
  ExplicitAuthFlowsType,
  OAuthFlowType,
  PreventUserExistenceErrorTypes,
  UpdateUserPoolClientCommandInput,
  UserPoolClientType,
} from "@aws-sdk/client-cognito-identity-provider";
import type { AnswerReader } from "@/lib/aws/cognito/answer";
import { type AppClient, hasTokenApi, kindOf } from "@/lib/domain/client/client";
import {
  type ClientDefinition,
  type ClientSettingValues,
  clientBlocks,
  clientSettingNames,
} from "@/lib/domain/client/definition";
import { notCarried } from "@/lib/domain/export/not-carried";
import { toMinutes } from "@/lib/domain/token";

// All conversions of Cognito's description of a client, and those back to an update. Above this file a setting has our
// name, except where Cognito's own name is the subject: exports, commands of the AWS CLI.

/** Cognito's description of one client, including its ClientSecret: the functions below select fields. */
export type DescribedClient = AnswerReader<UserPoolClientType>;

type Member = Exclude<keyof UpdateUserPoolClientCommandInput, "UserPoolId" | "ClientId">;

/** Every member that UpdateUserPoolClient accepts, under Cognito's names. The secret is not one of them. */
export type WritableSettings = {
  readonly [Name in Member]: UpdateUserPoolClientCommandInput[Name];
};

/** The settings that decide whether a client gets tokens. An absent field stays as it is. */
export type ClientSwitch = {
  readonly isOAuthOn: boolean;
  readonly flows?: readonly string[] | undefined;
  readonly authFlows?: readonly string[] | undefined;
};

/** The settings that the doctor checks of the client by which people sign in to the console. */
export type SignInClient = {
  callbackUrls: readonly string[];
  signOutUrls: readonly string[];
  scopes: readonly string[];
  isCodeOn: boolean;
};

/** Stands in for a date that Cognito did not send. */
export const NO_INSTANT = new Date(0).toISOString();

/** Selects fields, so that the ClientSecret beside them goes no further. */
export function toClient(answer: DescribedClient): AppClient {
  const clientId = answer.text("ClientId") ?? "";
  const authFlows = answer.texts("ExplicitAuthFlows") ?? [];
  const scopes = answer.texts("AllowedOAuthScopes") ?? [];
  const client = {
    clientId,
    name: answer.text("ClientName") ?? clientId,
    kind: kindOf({
      flows: answer.texts("AllowedOAuthFlows") ?? [],
      authFlows,
      scopes,
    }),
    scopes,
    tokenMinutes: Math.round(
      toMinutes(answer.number("AccessTokenValidity"), answer.part("TokenValidityUnits").text("AccessToken")),
    ),
    isOAuthOn: answer.flag("AllowedOAuthFlowsUserPoolClient") ?? false,
    authFlows,
    createdAt: answer.instant("CreationDate") ?? NO_INSTANT,
    changedAt: answer.instant("LastModifiedDate") ?? NO_INSTANT,
    ...(answer.text("ClientType") === "DCR" && { isSelfRegistered: true as const }),
    ...(answer.flag("EnableTokenRevocation") === false && { isRevocable: false as const }),
  };
  const { unreadable } = answer;
  return unreadable.size === 0 ? client : { ...client, unreadable: [...unreadable] };
}

/** The settings that acts need beside those of `toClient`. */
export const toFlags = (answer: DescribedClient) => ({
  flows: answer.texts("AllowedOAuthFlows") ?? [],
  isRevocable: answer.flag("EnableTokenRevocation") ?? true,
});

/** The sign-in client as the doctor judges it. */
export const toSignInClient = (answer: DescribedClient): SignInClient => ({
  callbackUrls: answer.texts("CallbackURLs") ?? [],
  signOutUrls: answer.texts("LogoutURLs") ?? [],
  scopes: answer.texts("AllowedOAuthScopes") ?? [],
  isCodeOn:
    (answer.flag("AllowedOAuthFlowsUserPoolClient") ?? false) &&
    (answer.texts("AllowedOAuthFlows") ?? []).includes("code"),
});

/** Selects fields: of the ClientSecret, only whether there is one. */
export function toDefinition(answer: DescribedClient): ClientDefinition {
  const clientId = answer.text("ClientId") ?? "";
  const flows = answer.texts("AllowedOAuthFlows");
  const units = answer.part("TokenValidityUnits");
  const rotation = answer.part("RefreshTokenRotation");
  const analytics = answer.part("AnalyticsConfiguration");
  const unknown = [...(answer.text("ClientType") === "DCR" ? ["ClientType"] : []), ...unknownIn(answer)];
  return {
    clientId,
    name: answer.text("ClientName") ?? clientId,
    // Once the first secret has been rotated away, Describe returns none, yet both flows need one.
    hasSecret:
      answer.text("ClientSecret") !== undefined ||
      (flows ?? []).includes("client_credentials") ||
      hasTokenApi(answer.texts("ExplicitAuthFlows")),
    settings: withoutAbsent({
      accessTokenValidity: answer.number("AccessTokenValidity"),
      flows,
      isOAuthOn: answer.flag("AllowedOAuthFlowsUserPoolClient"),
      scopes: answer.texts("AllowedOAuthScopes"),
      sessionMinutes: answer.number("AuthSessionValidity"),
      callbackUrls: answer.texts("CallbackURLs"),
      defaultRedirectUrl: answer.text("DefaultRedirectURI"),
      hasPropagatedContext: answer.flag("EnablePropagateAdditionalUserContextData"),
      isRevocable: answer.flag("EnableTokenRevocation"),
      authFlows: answer.texts("ExplicitAuthFlows"),
      idTokenValidity: answer.number("IdTokenValidity"),
      logoutUrls: answer.texts("LogoutURLs"),
      userExistenceErrors: answer.text("PreventUserExistenceErrors"),
      readAttributes: answer.texts("ReadAttributes"),
      refreshTokenValidity: answer.number("RefreshTokenValidity"),
      identityProviders: answer.texts("SupportedIdentityProviders"),
      writeAttributes: answer.texts("WriteAttributes"),
      accessTokenUnit: units.text("AccessToken"),
      idTokenUnit: units.text("IdToken"),
      refreshTokenUnit: units.text("RefreshToken"),
      rotation: rotation.text("Feature"),
      rotationGraceSeconds: rotation.number("RetryGracePeriodSeconds"),
      analyticsApplicationArn: analytics.text("ApplicationArn"),
      analyticsApplicationId: analytics.text("ApplicationId"),
      analyticsExternalId: analytics.text("ExternalId"),
      analyticsRoleArn: analytics.text("RoleArn"),
      isAnalyticsShared: analytics.flag("UserDataShared"),
    }),
    ...(unknown.length > 0 && { notCarried: unknown }),
  };
}

/** What identifies a client, which exports carry in their own way. */
const identityMembers = ["UserPoolId", "ClientName", "ClientId"];

const knownMembers: ReadonlySet<string> = new Set([
  ...identityMembers,
  ...notCarried.client.flatMap(({ members }) => members),
  ...clientSettingNames.map(([, member]) => member),
  ...clientBlocks.map(({ member }) => member),
]);

/** The names of members that the API has gained, which no export can carry yet. */
function unknownIn(answer: DescribedClient): string[] {
  const nested = clientBlocks.flatMap(({ member, fields }) =>
    answer
      .part(member)
      .members.filter((name) => !fields.some(([, inner]) => inner === name))
      .map((name) => `${member}.${name}`),
  );
  return [...answer.members.filter((name) => !knownMembers.has(name)), ...nested].map((it) =>
    it.slice(0, 100),
  );
}

/** Leaves out the settings that Cognito does not send: exports are compared as texts, so none may be undefined. */
const withoutAbsent = (
  settings: { [Key in keyof ClientSettingValues]: ClientSettingValues[Key] | undefined },
): ClientSettingValues =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));

/** Selects member by member: a new member of the API is a type error here, and the ClientSecret is left out. */
export function toWritable(answer: DescribedClient): WritableSettings {
  return {
    ClientName: answer.text("ClientName"),
    RefreshTokenValidity: answer.number("RefreshTokenValidity"),
    AccessTokenValidity: answer.number("AccessTokenValidity"),
    IdTokenValidity: answer.number("IdTokenValidity"),
    TokenValidityUnits: answer.object("TokenValidityUnits"),
    ReadAttributes: answer.texts("ReadAttributes"),
    WriteAttributes: answer.texts("WriteAttributes"),
    ExplicitAuthFlows: answer.texts<ExplicitAuthFlowsType>("ExplicitAuthFlows"),
    SupportedIdentityProviders: answer.texts("SupportedIdentityProviders"),
    CallbackURLs: answer.texts("CallbackURLs"),
    LogoutURLs: answer.texts("LogoutURLs"),
    DefaultRedirectURI: answer.text("DefaultRedirectURI"),
    AllowedOAuthFlows: answer.texts<OAuthFlowType>("AllowedOAuthFlows"),
    AllowedOAuthScopes: answer.texts("AllowedOAuthScopes"),
    AllowedOAuthFlowsUserPoolClient: answer.flag("AllowedOAuthFlowsUserPoolClient"),
    AnalyticsConfiguration: answer.object("AnalyticsConfiguration"),
    PreventUserExistenceErrors: answer.text<PreventUserExistenceErrorTypes>("PreventUserExistenceErrors"),
    EnableTokenRevocation: answer.flag("EnableTokenRevocation"),
    EnablePropagateAdditionalUserContextData: answer.flag("EnablePropagateAdditionalUserContextData"),
    AuthSessionValidity: answer.number("AuthSessionValidity"),
    RefreshTokenRotation: answer.object("RefreshTokenRotation"),
  };
}

/** All members for an update that turns the switch of a client. */
export const withSwitch = (
  settings: WritableSettings,
  { isOAuthOn, flows, authFlows }: ClientSwitch,
): WritableSettings => ({
  ...settings,
  AllowedOAuthFlowsUserPoolClient: isOAuthOn,
  ...(flows && { AllowedOAuthFlows: flows.filter(isOAuthFlow) }),
  ...(authFlows && { ExplicitAuthFlows: authFlows.filter(isAuthFlow) }),
});

/** Whether this can be the name of an authentication flow: the SDK's list of them lacks ALLOW_CLIENT_TOKEN_AUTH. */
export const isAuthFlow = (flow: string): flow is ExplicitAuthFlowsType => /^[A-Z_]+$/.test(flow);

const isOAuthFlow = (flow: string): flow is OAuthFlowType => /^[a-z_]+$/.test(flow);

import "server-only";
import {
  DescribeUserPoolClientCommand,
  type ExplicitAuthFlowsType,
  UpdateUserPoolClientCommand,
  type UpdateUserPoolClientCommandInput,
  type UserPoolClientType,
} from "@aws-sdk/client-cognito-identity-provider";
import { now } from "@/lib/process/clock";
import { toClient } from "@/lib/aws/cognito/clients";
import { read, writeOnce } from "@/lib/aws/cognito/sdk";
import type { Pool } from "@/lib/domain/access/roles";
import type { AppClient } from "@/lib/domain/client/client";
import type { Result } from "@/lib/domain/result";

type Member = Exclude<keyof UpdateUserPoolClientCommandInput, "UserPoolId" | "ClientId">;

/** Every member that UpdateUserPoolClient takes, as Cognito has it: never the secret, which is none of them. */
export type WritableSettings = {
  readonly [Name in Member]: UpdateUserPoolClientCommandInput[Name];
};

/** A client as it is read before it is changed, and when that was asked for: epoch milliseconds. */
export type WritableClient = {
  readonly client: AppClient;
  readonly settings: WritableSettings;
  readonly askedAt: number;
};

/** One client with all that an update has to send again. One call. Answers as `read`. */
export function describeWritable(pool: Pool, clientId: string): Promise<Result<WritableClient>> {
  const askedAt = now();
  return read("DescribeUserPoolClient", pool, async (client, options) => {
    const ask = new DescribeUserPoolClientCommand({ UserPoolId: pool.id, ClientId: clientId });
    const { UserPoolClient = {} } = await client.send(ask, options);
    return { client: toClient(UserPoolClient), settings: toWritable(UserPoolClient), askedAt };
  });
}

/**
 * Replaces all of a client's settings: what is missing in `settings` returns to its default (API reference,
 * UpdateUserPoolClient). One write call, never repeated. Answers busy where another change is under way, not-found,
 * unknown-outcome, otherwise as `read`, or invalid with a field's sentence.
 */
export function updateClient(
  pool: Pool,
  clientId: string,
  settings: WritableSettings,
): Promise<Result<AppClient>> {
  const command = new UpdateUserPoolClientCommand({ UserPoolId: pool.id, ClientId: clientId, ...settings });
  return writeOnce("UpdateUserPoolClient", pool, async (client, options) => {
    const { UserPoolClient } = await client.send(command, options);
    return toClient(UserPoolClient ?? {});
  });
}

/** Whether this can be the name of an authentication flow: the SDK's list of them lacks ALLOW_CLIENT_TOKEN_AUTH. */
export const isAuthFlow = (flow: string): flow is ExplicitAuthFlowsType => /^[A-Z_]+$/.test(flow);

/** Selects member by member: the type makes a new one of the API an error here, and the ClientSecret stays behind. */
function toWritable(answer: UserPoolClientType): WritableSettings {
  return {
    ClientName: answer.ClientName,
    RefreshTokenValidity: answer.RefreshTokenValidity,
    AccessTokenValidity: answer.AccessTokenValidity,
    IdTokenValidity: answer.IdTokenValidity,
    TokenValidityUnits: answer.TokenValidityUnits,
    ReadAttributes: answer.ReadAttributes,
    WriteAttributes: answer.WriteAttributes,
    ExplicitAuthFlows: answer.ExplicitAuthFlows,
    SupportedIdentityProviders: answer.SupportedIdentityProviders,
    CallbackURLs: answer.CallbackURLs,
    LogoutURLs: answer.LogoutURLs,
    DefaultRedirectURI: answer.DefaultRedirectURI,
    AllowedOAuthFlows: answer.AllowedOAuthFlows,
    AllowedOAuthScopes: answer.AllowedOAuthScopes,
    AllowedOAuthFlowsUserPoolClient: answer.AllowedOAuthFlowsUserPoolClient,
    AnalyticsConfiguration: answer.AnalyticsConfiguration,
    PreventUserExistenceErrors: answer.PreventUserExistenceErrors,
    EnableTokenRevocation: answer.EnableTokenRevocation,
    EnablePropagateAdditionalUserContextData: answer.EnablePropagateAdditionalUserContextData,
    AuthSessionValidity: answer.AuthSessionValidity,
    RefreshTokenRotation: answer.RefreshTokenRotation,
  };
}

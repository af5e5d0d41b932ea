import "server-only";
import {
  type ExplicitAuthFlowsType,
  type OAuthFlowType,
  type PreventUserExistenceErrorTypes,
  UpdateUserPoolClientCommand,
  type UpdateUserPoolClientCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { logUnreadable, readerOf } from "@/lib/aws/cognito/answer";
import { type DescribedClient, describeClient, toClient } from "@/lib/aws/cognito/described-client";
import { type LastLook, type Send, writeOnce } from "@/lib/aws/cognito/sdk";
import type { Pool } from "@/lib/domain/access/roles";
import type { AppClient } from "@/lib/domain/client/client";
import type { Result } from "@/lib/domain/result";
import { now } from "@/lib/process/clock";

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

/** One client with all that an update has to send again. One call. Fails as `describeClient` of a whole one. */
export function describeWritable(pool: Pool, clientId: string): Promise<Result<WritableClient>> {
  const askedAt = now();
  return describeClient(
    pool,
    clientId,
    (answer) => ({ client: toClient(answer), settings: toWritable(answer), askedAt }),
    { isWhole: true },
  );
}

/**
 * Replaces all of a client's settings: what is missing in `settings` returns to its default (API reference,
 * UpdateUserPoolClient). One write call, never repeated. Fails with busy where another change is under way, not-found,
 * unknown-outcome, what `lastLook` objects, otherwise as `read`, or invalid with a field's sentence.
 */
export function updateClient(
  pool: Pool,
  clientId: string,
  settings: WritableSettings,
  lastLook: LastLook,
): Promise<Result<AppClient>> {
  const command = new UpdateUserPoolClientCommand({ UserPoolId: pool.id, ClientId: clientId, ...settings });
  const send: Send<AppClient> = async (client, options) => {
    const answer = readerOf((await client.send(command, options)).UserPoolClient);
    const updated = toClient(answer);
    if (updated.clientId !== clientId)
      throw new Error("Cognito’s answer is not about the client that was updated.");
    logUnreadable("UpdateUserPoolClient", clientId, answer.unreadable);
    return updated;
  };
  return writeOnce("UpdateUserPoolClient", pool, send, lastLook);
}

/** Whether this can be the name of an authentication flow: the SDK's list of them lacks ALLOW_CLIENT_TOKEN_AUTH. */
export const isAuthFlow = (flow: string): flow is ExplicitAuthFlowsType => /^[A-Z_]+$/.test(flow);

/** Selects member by member: the type makes a new one of the API an error here, and the ClientSecret stays behind. */
function toWritable(answer: DescribedClient): WritableSettings {
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

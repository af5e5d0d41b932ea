import "server-only";
import {
  DescribeUserPoolClientCommand,
  type UserPoolClientType,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Priority } from "@/lib/aws/cognito/rate/scheduler";
import { newReading, read } from "@/lib/aws/cognito/sdk";
import type { Pool } from "@/lib/domain/access/roles";
import type { ClientDefinition, ClientSettingValues } from "@/lib/domain/client/definition";
import type { Result } from "@/lib/domain/result";

/** All that can be written down of a client, without its secret. One call. Answers as `read`. */
export const getDefinition = (
  pool: Pool,
  clientId: string,
  priority: Priority = "now",
): Promise<Result<ClientDefinition>> => describe(pool, clientId, priority, toDefinition);

/** The same with when it became so, an ISO instant. One call. Answers as `read`. */
export const getDatedDefinition = (
  pool: Pool,
  clientId: string,
): Promise<Result<{ definition: ClientDefinition; changedAt: string }>> =>
  describe(pool, clientId, "now", (answer) => ({
    definition: toDefinition(answer),
    changedAt: (answer.LastModifiedDate ?? new Date(0)).toISOString(),
  }));

/** `to` selects fields: the ClientSecret beside them goes no further. */
function describe<T>(
  pool: Pool,
  clientId: string,
  priority: Priority,
  to: (answer: UserPoolClientType) => T,
): Promise<Result<T>> {
  return read(
    "DescribeUserPoolClient",
    pool,
    async (client, options) => {
      const ask = new DescribeUserPoolClientCommand({ UserPoolId: pool.id, ClientId: clientId });
      const { UserPoolClient } = await client.send(ask, options);
      return to(UserPoolClient ?? {});
    },
    newReading(priority),
  );
}

/** Selects fields, so that the ClientSecret beside them goes no further than to tell that there is one. */
function toDefinition(answer: UserPoolClientType): ClientDefinition {
  const { ClientId = "", ClientName = "", ClientSecret, AllowedOAuthFlows = [] } = answer;
  return {
    clientId: ClientId,
    name: ClientName,
    // Describe tells no secret any more once the first one has been rotated away, yet this flow needs one.
    hasSecret: ClientSecret !== undefined || AllowedOAuthFlows.includes("client_credentials"),
    settings: withoutAbsent({
      accessTokenValidity: answer.AccessTokenValidity,
      flows: answer.AllowedOAuthFlows,
      isOAuthOn: answer.AllowedOAuthFlowsUserPoolClient,
      scopes: answer.AllowedOAuthScopes,
      sessionMinutes: answer.AuthSessionValidity,
      callbackUrls: answer.CallbackURLs,
      defaultRedirectUrl: answer.DefaultRedirectURI,
      hasPropagatedContext: answer.EnablePropagateAdditionalUserContextData,
      hasTokenRevocation: answer.EnableTokenRevocation,
      authFlows: answer.ExplicitAuthFlows,
      idTokenValidity: answer.IdTokenValidity,
      logoutUrls: answer.LogoutURLs,
      userExistenceErrors: answer.PreventUserExistenceErrors,
      readAttributes: answer.ReadAttributes,
      refreshTokenValidity: answer.RefreshTokenValidity,
      identityProviders: answer.SupportedIdentityProviders,
      writeAttributes: answer.WriteAttributes,
      accessTokenUnit: answer.TokenValidityUnits?.AccessToken,
      idTokenUnit: answer.TokenValidityUnits?.IdToken,
      refreshTokenUnit: answer.TokenValidityUnits?.RefreshToken,
    }),
  };
}

/** A setting Cognito does not tell is left out rather than undefined: exports are compared as texts. */
const withoutAbsent = (
  settings: { [Key in keyof ClientSettingValues]: ClientSettingValues[Key] | undefined },
): ClientSettingValues =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));

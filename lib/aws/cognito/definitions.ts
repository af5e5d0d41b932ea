import "server-only";
import { type DescribedClient, describeClient, NO_INSTANT } from "@/lib/aws/cognito/described-client";
import type { Priority } from "@/lib/aws/cognito/rate/scheduler";
import { newReading } from "@/lib/aws/cognito/sdk";
import type { Pool } from "@/lib/domain/access/roles";
import type { ClientDefinition, ClientSettingValues } from "@/lib/domain/client/definition";
import type { Result } from "@/lib/domain/result";

/** All that can be written down of a client, without its secret. One call. Fails as `describeClient` of a whole one. */
export const getDefinition = (
  pool: Pool,
  clientId: string,
  priority: Priority = "now",
): Promise<Result<ClientDefinition>> =>
  describeClient(pool, clientId, toDefinition, { reading: newReading(priority), isWhole: true });

/** The same with when it became so, an ISO instant. */
export const getDatedDefinition = (
  pool: Pool,
  clientId: string,
): Promise<Result<{ definition: ClientDefinition; changedAt: string }>> =>
  describeClient(
    pool,
    clientId,
    (answer) => ({
      definition: toDefinition(answer),
      changedAt: answer.instant("LastModifiedDate") ?? NO_INSTANT,
    }),
    { isWhole: true },
  );

/** Selects fields, so that the ClientSecret beside them goes no further than to tell that there is one. */
function toDefinition(answer: DescribedClient): ClientDefinition {
  const clientId = answer.text("ClientId") ?? "";
  const flows = answer.texts("AllowedOAuthFlows");
  const units = answer.part("TokenValidityUnits");
  return {
    clientId,
    name: answer.text("ClientName") ?? clientId,
    // Describe tells no secret any more once the first one has been rotated away, yet this flow needs one.
    hasSecret: answer.text("ClientSecret") !== undefined || (flows ?? []).includes("client_credentials"),
    settings: withoutAbsent({
      accessTokenValidity: answer.number("AccessTokenValidity"),
      flows,
      isOAuthOn: answer.flag("AllowedOAuthFlowsUserPoolClient"),
      scopes: answer.texts("AllowedOAuthScopes"),
      sessionMinutes: answer.number("AuthSessionValidity"),
      callbackUrls: answer.texts("CallbackURLs"),
      defaultRedirectUrl: answer.text("DefaultRedirectURI"),
      hasPropagatedContext: answer.flag("EnablePropagateAdditionalUserContextData"),
      hasTokenRevocation: answer.flag("EnableTokenRevocation"),
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
    }),
  };
}

/** A setting Cognito does not tell is left out rather than undefined: exports are compared as texts. */
const withoutAbsent = (
  settings: { [Key in keyof ClientSettingValues]: ClientSettingValues[Key] | undefined },
): ClientSettingValues =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));

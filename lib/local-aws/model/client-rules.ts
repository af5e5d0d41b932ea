import { invalid, Refusal } from "@/lib/local-aws/call/refusal";
import { isLoopback } from "@/lib/local-aws/listen";
import type { World } from "@/lib/local-aws/world";
import type { Client } from "./records";
import { isActiveScope, type Pool } from "./state";

type Settings = Client["settings"];

/** Cognito's built-in scopes. They apply to flows in which a person signs in. */
export const standardScopes = ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"];

/**
 * Refuses settings that are each valid but conflict with each other. Names and texts are from cognito-facts 2.5. `held`
 * lists the scopes that the client already has.
 */
export function checkSettings(
  world: World,
  pool: Pool,
  settings: Settings,
  hasSecret: boolean,
  held: readonly string[] = [],
): void {
  checkFlows(settings, hasSecret);
  checkAuthFlows(world, settings, hasSecret);
  checkValidity(settings);
  checkUrls(settings);
  checkProviders(pool, settings);
  if (settings.EnablePropagateAdditionalUserContextData && !hasSecret)
    throw invalid("EnablePropagateAdditionalUserContextData requires a client secret.");
  for (const scope of settings.AllowedOAuthScopes ?? []) {
    if (standardScopes.includes(scope) || isActiveScope(pool, scope)) continue;
    if (world.facts.deadScopeOnUpdate === "kept" && held.includes(scope)) continue;
    throw new Refusal("ScopeDoesNotExistException", `Invalid scope requested: ${scope}`);
  }
}

/** How long tokens of these settings live, in seconds, after the units are applied (defaults: 1 h, 1 h, 30 days). */
export function tokenSeconds(settings: Settings): { access: number; id: number; refresh: number } {
  const units = settings.TokenValidityUnits ?? {};
  return {
    access: (settings.AccessTokenValidity ?? 1) * secondsIn[units.AccessToken ?? "hours"],
    id: (settings.IdTokenValidity ?? 1) * secondsIn[units.IdToken ?? "hours"],
    refresh: (settings.RefreshTokenValidity || 30) * secondsIn[units.RefreshToken ?? "days"],
  };
}

const secondsIn = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;

function checkFlows(settings: Settings, hasSecret: boolean): void {
  const flows = settings.AllowedOAuthFlows ?? [];
  const scopes = settings.AllowedOAuthScopes ?? [];
  if (settings.AllowedOAuthFlowsUserPoolClient && (flows.length === 0 || scopes.length === 0))
    throw invalid(
      "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.",
    );
  if (!flows.includes("client_credentials")) return;
  if (flows.includes("code") || flows.includes("implicit"))
    throw invalidFlow("client_credentials flow can not be selected along with code flow or implicit flow.");
  if (!hasSecret)
    throw invalidFlow("client_credentials flow can not be selected if client does not have a client secret.");
  const personal = scopes.find((scope) => standardScopes.includes(scope));
  if (personal !== undefined) throw invalidFlow(`${personal} is not supported with client_credentials flow`);
}

function checkAuthFlows(world: World, settings: Settings, hasSecret: boolean): void {
  const flows = settings.ExplicitAuthFlows ?? [];
  const modern = flows.filter((flow) => flow.startsWith("ALLOW_"));
  if (modern.length > 0 && modern.length < flows.length)
    throw invalid("ExplicitAuthFlows with the ALLOW_ prefix can not be mixed with those without it.");
  if (!flows.includes("ALLOW_CLIENT_TOKEN_AUTH")) return;
  if (flows.some((flow) => flow !== "ALLOW_CLIENT_TOKEN_AUTH"))
    throw invalid("ALLOW_CLIENT_TOKEN_AUTH can not be selected along with other authentication flows.");
  if (!hasSecret)
    throw invalid("ALLOW_CLIENT_TOKEN_AUTH can not be selected if client does not have a client secret.");
  if (world.facts.clientTokenAuthWithFlow === "refused" && settings.AllowedOAuthFlows?.length)
    throw invalid("ALLOW_CLIENT_TOKEN_AUTH can not be selected along with OAuth flows.");
}

// A unit without a value applies to the default number (1 or 30), so it usually fails here.
function checkValidity(settings: Settings): void {
  const { access, id, refresh } = tokenSeconds(settings);
  const isShort = (seconds: number) => seconds >= 300 && seconds <= 86_400;
  const isLong = refresh >= 3600 && refresh <= 315_360_000;
  if (!isShort(access) || !isShort(id) || !isLong) throw invalid("Invalid range for token validity.");
}

function checkUrls(settings: Settings): void {
  const callbacks = settings.CallbackURLs ?? [];
  for (const url of [...callbacks, ...(settings.LogoutURLs ?? [])]) {
    const parsed = URL.canParse(url) ? new URL(url) : null;
    if (parsed?.hash !== "") throw invalid(`Invalid redirect URL: ${url}`);
    if (parsed.protocol === "http:" && !isLoopback(parsed.hostname))
      throw invalid(`${url} cannot use the HTTP protocol.`);
  }
  if (settings.DefaultRedirectURI !== undefined && !callbacks.includes(settings.DefaultRedirectURI))
    throw invalid("DefaultRedirectURI must be in the list of CallbackURLs.");
}

function checkProviders(pool: Pool, settings: Settings): void {
  const unknown = (settings.SupportedIdentityProviders ?? []).find((provider) => provider !== "COGNITO");
  if (unknown !== undefined)
    throw invalid(`The provider ${unknown} does not exist for User Pool ${pool.facts.id}.`);
}

function invalidFlow(message: string): Refusal {
  return new Refusal("InvalidOAuthFlowException", message);
}

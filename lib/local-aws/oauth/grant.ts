import { hash, randomUUID } from "node:crypto";
import { jsonHeaders, type Reply, type Request } from "@/lib/local-aws/http";
import type { Client, Person } from "@/lib/local-aws/model/records";
import { isActiveScope, type Pool } from "@/lib/local-aws/model/state";
import type { World } from "@/lib/local-aws/world";
import type { Caller } from "./client-authentication";
import { OAuthRefusal } from "./refusal";
import { formMetadata } from "./token-trigger";
import { clientToken, newRefresh, personTokens } from "./tokens";

/** The token response for an authenticated client. Throws an OAuthRefusal when the grant is not valid. */
export function grantFor(world: World, caller: Caller, parameters: URLSearchParams): Promise<object> {
  const grant = parameters.get("grant_type");
  if (grant === "client_credentials") return clientCredentials(world, caller, parameters);
  if (grant === "authorization_code") return authorizationCode(world, caller, parameters);
  return refreshToken(world, caller, parameters);
}

/** The answer to an OAuth refusal; rethrows anything else. */
export function refusal(world: World, error: unknown): Reply {
  if (!(error instanceof OAuthRefusal)) throw error;
  const description = world.facts.errorDescription === "present" ? { error_description: error.message } : {};
  return answerReply(400, { error: error.code, ...description });
}

/** The parameters of a form request, from its body and its query; null when the body is not a form. */
export function formOf(request: Request): URLSearchParams | null {
  const type = request.headers["content-type"];
  if (type === undefined) return request.body === "" ? request.query : null;
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return null;
  const form = new URLSearchParams(request.body);
  if (request.query.size === 0) return form;
  for (const [name, value] of request.query) if (!form.has(name)) form.set(name, value);
  return form;
}

/** Pages of any origin may call the endpoint (cognito-facts 3.3), so the preflight allows all headers it names. */
export function preflight(request: Request): Reply {
  const asked = request.headers["access-control-request-headers"];
  return {
    status: 200,
    headers: {
      ...open,
      "access-control-allow-methods": "GET,POST,OPTIONS",
      "access-control-max-age": "3600",
      ...(typeof asked === "string" ? { "access-control-allow-headers": asked } : {}),
    },
    body: "",
  };
}

/** The headers of every answer of the domain's OAuth endpoints. */
export function answerHeaders() {
  return {
    "access-control-allow-origin": "*",
    pragma: "no-cache",
    "x-amz-cognito-request-id": randomUUID(),
  };
}

/** JSON with this status, as the OAuth endpoints answer. */
export function answerReply(status: number, value: object): Reply {
  // Spreading `answerHeaders` and `jsonHeaders` would take fifty times as long as naming their members.
  const headers = {
    "content-type": jsonHeaders["content-type"],
    "cache-control": jsonHeaders["cache-control"],
    "access-control-allow-origin": "*",
    pragma: "no-cache",
    "x-amz-cognito-request-id": randomUUID(),
  };
  return { status, headers, body: JSON.stringify(value) };
}

const open = { "access-control-allow-origin": "*" };

async function clientCredentials(world: World, { pool, client }: Caller, parameters: URLSearchParams) {
  const { settings } = client;
  if (!settings.AllowedOAuthFlowsUserPoolClient)
    throw new OAuthRefusal("invalid_grant", "The client is not enabled for OAuth flows.");
  if (!settings.AllowedOAuthFlows?.includes("client_credentials"))
    throw new OAuthRefusal(world.facts.missingGrant, "The client may not use client_credentials.");
  const scopes = grantedScopes(world, pool, client, parameters.get("scope"));
  const { accessToken, expiresIn } = await clientToken(world, pool, client, scopes, () =>
    formMetadata(world, parameters.get("aws_client_metadata")),
  );
  return { access_token: accessToken, expires_in: expiresIn, token_type: "Bearer" };
}

/** An omitted scope means all of the client's. Dead scopes are dropped silently (cognito-facts 3.2, 2.4). */
export function grantedScopes(world: World, pool: Pool, client: Client, asked: string | null): string[] {
  const { facts } = world;
  const allowed = client.settings.AllowedOAuthScopes ?? [];
  // Most requests name one scope. When the client has it and it is active, no reading of the facts refuses it.
  if (asked !== null && allowed.includes(asked) && isActiveScope(pool, asked)) return [asked];
  if (asked === null || asked.trim() === "") return allowed.filter((scope) => isActiveScope(pool, scope));
  const wanted = [...new Set(asked.split(" "))].filter((scope) => scope !== "");
  const own = wanted.filter((scope) => allowed.includes(scope));
  const alive = own.filter((scope) => isActiveScope(pool, scope));
  const isRefused =
    (facts.disallowedScope === "invalid_scope" && own.length < wanted.length) ||
    (facts.deadScopeRequested === "invalid_scope" && alive.length < own.length);
  if (isRefused)
    throw new OAuthRefusal("invalid_scope", "The client does not have every scope that was asked for.");
  return facts.scopeOrder === "as requested" ? alive : allowed.filter((scope) => alive.includes(scope));
}

async function authorizationCode(world: World, { pool, client }: Caller, parameters: URLSearchParams) {
  const code = parameters.get("code");
  if (code === null) throw new OAuthRefusal("invalid_request", "The code is missing.");
  const grant = world.login.spendCode(code, pool.facts.id, client.id);
  if (!grant) throw new OAuthRefusal("invalid_grant", "The code is not valid for this client, or was used.");
  // Seen on AWS, where RFC 6749 has invalid_grant (cognito-facts 13).
  if (parameters.get("redirect_uri") !== grant.redirectUri)
    throw new OAuthRefusal("unauthorized_client", "The redirect_uri is not the one of the authorization.");
  checkVerifier(grant.challenge, parameters.get("code_verifier"));
  const person = signedInPerson(pool, grant.sub);
  const { token: refresh_token, refresh } = newRefresh(
    world,
    pool,
    client,
    person,
    grant.scopes,
    grant.signedIn,
  );
  const tokens = await personTokens(world, pool, client, person, refresh, grant.nonce);
  await world.state.saved();
  return { ...answerOf(tokens, grant.scopes), refresh_token };
}

async function refreshToken(world: World, { pool, client }: Caller, parameters: URLSearchParams) {
  const given = parameters.get("refresh_token");
  if (given === null) throw new OAuthRefusal("invalid_request", "The refresh_token is missing.");
  const refresh = world.state.refresh.get(hash("sha256", given));
  const isLive =
    refresh?.pool === pool.facts.id && refresh.client === client.id && refresh.expires > world.clock.now();
  if (!refresh || !isLive)
    throw new OAuthRefusal("invalid_grant", "The refresh token is not valid for this client.");
  const person = signedInPerson(pool, refresh.sub);
  return answerOf(await personTokens(world, pool, client, person, refresh, null), refresh.scopes);
}

function checkVerifier(challenge: string | null, verifier: string | null): void {
  if (challenge === null && verifier === null) return;
  if (challenge === null || verifier === null || hash("sha256", verifier, "base64url") !== challenge)
    throw new OAuthRefusal("invalid_grant", "The code_verifier does not match the code_challenge.");
}

function signedInPerson(pool: Pool, sub: string): Person {
  for (const person of [pool.people.get(sub), ...pool.people.values()])
    if (person?.sub === sub && person.enabled) return person;
  throw new OAuthRefusal("invalid_grant", "The person is disabled or deleted.");
}

function answerOf(tokens: Awaited<ReturnType<typeof personTokens>>, scopes: readonly string[]) {
  return {
    ...(scopes.includes("openid") ? { id_token: tokens.idToken } : {}),
    access_token: tokens.accessToken,
    expires_in: tokens.expiresIn,
    token_type: "Bearer",
  };
}

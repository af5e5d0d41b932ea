import { pageReply, type Reply, type Request, redirect } from "@/lib/local-aws/http";
import { standardScopes } from "@/lib/local-aws/model/client-rules";
import type { Client } from "@/lib/local-aws/model/records";
import { isActiveScope, type Pool } from "@/lib/local-aws/model/state";
import * as random from "@/lib/local-aws/random";
import type { World } from "@/lib/local-aws/world";
import { problemPage } from "./login-page";
import { loginSession } from "./login-session";

/** An authorization request whose parameters have all been checked. */
export type Authorization = {
  pool: Pool;
  client: Client;
  redirectUri: string;
  scopes: string[];
  state: string | null;
  nonce: string | null;
  challenge: string | null;
};

/** The authorize endpoint: sends a signed-in person to the client with a code, and anyone else to the login page. */
export function authorize(world: World, pool: Pool, domainPath: string, request: Request): Reply {
  const authorization = readAuthorization(pool, request.query);
  if ("status" in authorization) return authorization;
  const session = loginSession(world, pool, request);
  const person = [...pool.people.values()].find((it) => it.sub === session?.sub && it.enabled);
  if (session && person && request.query.get("prompt") !== "login")
    return withCode(world, authorization, session.sub, session.signedIn);
  return redirect(`${domainPath}/login?${request.query}`);
}

/** Sends the person back to the client with a code. */
export function withCode(
  world: World,
  authorization: Authorization,
  sub: string,
  signedIn: number,
  headers: Record<string, string | string[]> = {},
): Reply {
  const { pool, client, redirectUri, scopes, nonce, challenge } = authorization;
  const code = world.login.newCode({
    pool: pool.facts.id,
    client: client.id,
    sub,
    redirectUri,
    scopes,
    challenge,
    nonce,
    signedIn,
  });
  return redirect(answerUrl(authorization, { code }), headers);
}

/**
 * Reads an authorization request. An unknown client or redirect address gets an error page, never a redirect. Every
 * other mistake goes back to the client as an OAuth error.
 */
export function readAuthorization(pool: Pool, query: URLSearchParams): Authorization | Reply {
  const client = pool.clients.get(query.get("client_id") ?? "");
  if (!client) return problemReply("This app client doesn’t exist. Go back and start the sign-in again.");
  const redirectUri = query.get("redirect_uri") ?? client.settings.DefaultRedirectURI ?? "";
  if (!client.settings.CallbackURLs?.includes(redirectUri))
    return problemReply(
      "The redirect URL isn’t registered for this app client. Add it to the callback URLs.",
    );
  const answer = { redirectUri, state: query.get("state") };
  const refuse = (error: string, error_description?: string) =>
    redirect(answerUrl(answer, { error, ...(error_description && { error_description }) }));
  const { settings } = client;
  if (!settings.AllowedOAuthFlowsUserPoolClient || !settings.AllowedOAuthFlows?.includes("code"))
    return refuse("unauthorized_client");
  if (query.get("response_type") !== "code") return refuse("unsupported_response_type");
  const scopes = scopesOf(pool, client, query.get("scope"));
  // Seen on AWS: the code stands in the description (cognito-facts 13).
  if (!scopes) return refuse("invalid_request", "invalid_scope");
  const challenge = query.get("code_challenge");
  const method = query.get("code_challenge_method");
  if ((challenge === null) !== (method === null) || (method !== null && method !== "S256"))
    return refuse("invalid_request");
  if (challenge !== null && !/^[A-Za-z0-9_-]{43}$/.test(challenge)) return refuse("invalid_request");
  return { pool, client, ...answer, scopes, challenge, nonce: query.get("nonce") };
}

/** A page that says what is wrong, for requests without a safe redirect address. */
export function problemReply(sentence: string): Reply {
  const styleNonce = random.opaque();
  return pageReply(400, problemPage(sentence, styleNonce), styleNonce, []);
}

function answerUrl(
  { redirectUri, state }: { redirectUri: string; state: string | null },
  answer: Record<string, string>,
): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set("state", state);
  return url.href;
}

function scopesOf(pool: Pool, client: Client, asked: string | null): string[] | null {
  const allowed = client.settings.AllowedOAuthScopes ?? [];
  const wanted =
    asked === null || asked.trim() === "" ? allowed : [...new Set(asked.split(" ").filter(Boolean))];
  if (!wanted.every((scope) => allowed.includes(scope))) return null;
  return wanted.filter((scope) => standardScopes.includes(scope) || isActiveScope(pool, scope));
}

import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { ParsedUrlQuery } from "node:querystring";
import Provider, { type Configuration } from "oidc-provider";
import { onTestFinished } from "vitest";

/** How an issuer differs from others. */
export type Habits = {
  /** What it says of its only person, ann, beside `sub`. */
  claims: Record<string, unknown>;
  /** Whether the ID token has the claims too, or userinfo alone. */
  isInIdToken?: boolean;
  /** What a sign-in has to request for a refresh token. */
  refresh?: "offline_access" | "offline_access and consent" | "access_type" | "nothing" | "never given";
  /** Whether each refresh token can be used once. A second use ends the whole session. */
  rotates?: boolean;
  hasSlash?: boolean;
  /** How long its ID tokens live. */
  idTokenSeconds?: number;
  clientSecret?: string;
  /** Whether the client's secret is taken in the body only. */
  isPostOnly?: boolean;
  /** Replaces the issuer's answer to a path. */
  answer?: (path: string, body: Record<string, unknown>) => Record<string, unknown>;
};

export const callbackUrl = "http://localhost:3999/api/auth/callback/cognito";
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** panva's oidc-provider with these habits, on a free port, until the test has ended. */
export async function realIssuer(habits: Habits) {
  const asked: string[] = [];
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  const issuer = `${origin}${habits.hasSlash ? "/" : ""}`;
  const provider = new Provider(origin, configurationOf(habits));
  // Given a slash, the library takes it for a path and writes addresses with two.
  Object.assign(provider, { issuer });
  provider.use(async (context, next) => {
    if (context.path === "/auth") context.query = asTheLibraryWants(context.query, habits.refresh);
    if (habits.isPostOnly && context.path === "/token" && context.headers.authorization) {
      Object.assign(context, { status: 401, body: { error: "invalid_client" } });
      return;
    }
    await next();
    if (habits.answer && typeof context.body === "object" && context.body !== null)
      context.body = habits.answer(context.path, { ...context.body });
  });
  const ofProvider = provider.callback();
  async function handle(request: IncomingMessage, response: ServerResponse) {
    const path = new URL(request.url ?? "", origin).pathname;
    asked.push(path);
    if (!path.startsWith("/interaction/")) return ofProvider(request, response);
    const { params } = await provider.interactionDetails(request, response);
    const grant = new provider.Grant({ accountId: "ann", clientId: String(params.client_id) });
    grant.addOIDCScope(String(params.scope));
    const done = { login: { accountId: "ann" }, consent: { grantId: await grant.save() } };
    await provider.interactionFinished(request, response, done, { mergeWithLastSubmission: true });
  }
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { issuer, origin, asked, habits };
}

/** An authorization request that the library answers as the issuer would answer this one. */
function asTheLibraryWants(query: ParsedUrlQuery, refresh: Habits["refresh"]): ParsedUrlQuery {
  const scope = String(query.scope ?? "");
  const isWanted = scope.split(" ").includes("offline_access");
  if (refresh === "offline_access" && isWanted) return { ...query, prompt: "consent" };
  if (refresh === "access_type" && query.access_type === "offline" && query.prompt === "consent")
    return { ...query, scope: `${scope} offline_access` };
  return query;
}

const scopes = ["openid", "email", "profile"];

function configurationOf(habits: Habits): Configuration {
  const { claims, isInIdToken = true, refresh = "nothing", rotates = false } = habits;
  return {
    clients: [
      {
        client_id: "clientele",
        client_secret: habits.clientSecret ?? "an ordinary secret",
        grant_types: ["authorization_code", "refresh_token"],
        redirect_uris: [callbackUrl],
        ...(habits.isPostOnly ? { token_endpoint_auth_method: "client_secret_post" } : {}),
      },
    ],
    ...(habits.isPostOnly ? { clientAuthMethods: ["client_secret_post"] } : {}),
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kty: "RSA", alg: "RS256", use: "sig" }] },
    cookies: { keys: ["a key of the tests"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    // Those of `openid` are in every ID token.
    claims: { openid: ["sub"], profile: ["groups", ...Object.keys(claims)] },
    scopes: [...scopes, ...(refresh === "nothing" ? [] : ["offline_access"])],
    discovery: refresh.startsWith("offline") ? {} : { scopes_supported: scopes },
    conformIdTokenClaims: !isInIdToken,
    findAccount: (_context, accountId) => ({ accountId, claims: () => ({ ...claims, sub: accountId }) }),
    issueRefreshToken: (_context, _client, code) =>
      refresh === "nothing" || (refresh !== "never given" && code.scopes.has("offline_access")),
    rotateRefreshToken: () => rotates,
    expiresWithSession: () => false,
    ttl: {
      IdToken: habits.idTokenSeconds ?? 1_800,
      AccessToken: 600,
      RefreshToken: 86_400,
      Grant: 86_400,
      Interaction: 600,
      Session: 86_400,
    },
  };
}

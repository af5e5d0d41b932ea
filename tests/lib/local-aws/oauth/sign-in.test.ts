import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose";
import * as openid from "openid-client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { consoleUrl, freshCognito } from "@/tests/kit/fresh-cognito";
import { browser, fillIn } from "@/tests/kit/local-cognito/browser";
import type { Cognito } from "@/tests/kit/local-cognito/m2m-client";

let cognito: Cognito;
let config: openid.Configuration;

beforeEach(async () => {
  cognito = await freshCognito();
  const { SIGN_IN_ISSUER = "", SIGN_IN_CLIENT_ID = "", SIGN_IN_CLIENT_SECRET } = cognito.settings;
  config = await openid.discovery(
    new URL(SIGN_IN_ISSUER),
    SIGN_IN_CLIENT_ID,
    SIGN_IN_CLIENT_SECRET,
    undefined,
    {
      execute: [openid.allowInsecureRequests],
    },
  );
});
afterEach(() => cognito.stop());

const redirect_uri = `${consoleUrl}/api/auth/callback/cognito`;
const verifier = openid.randomPKCECodeVerifier();
const checks = { pkceCodeVerifier: verifier, expectedState: "the-state", expectedNonce: "the-nonce" };

async function authorizationUrl(extra: Record<string, string> = {}): Promise<string> {
  return openid.buildAuthorizationUrl(config, {
    redirect_uri,
    scope: "openid email profile phone",
    state: "the-state",
    nonce: "the-nonce",
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...extra,
  }).href;
}

function account(role: string) {
  const found = cognito.accounts.find((it) => it.role === role);
  if (!found) throw new Error(`There is no ${role}.`);
  return found;
}

/** Signs in as `role` in a browser and gives back where that leads. */
async function signInAs(role: string, visit = browser(), url?: string): Promise<URL> {
  const login = (await visit(url ?? (await authorizationUrl()))).headers.get("location") ?? "";
  const { email, password } = account(role);
  const reply = await fillIn(visit, new URL(login, cognito.url).href, { username: email, password });
  return new URL(reply.headers.get("location") ?? "");
}

test("somebody signs in with openid-client: code, PKCE, nonce, id token, groups, userInfo", async () => {
  const callback = await signInAs("operator");
  expect(callback.href.startsWith(`${redirect_uri}?`)).toBe(true);
  const tokens = await openid.authorizationCodeGrant(config, callback, checks);
  const claims = tokens.claims();
  expect(claims).toMatchObject({
    email: "operator@example.com",
    email_verified: true,
    "cognito:groups": ["m2m-operator", "team-orders"],
    token_use: "id",
    nonce: "the-nonce",
  });
  const keys = createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri ?? ""));
  const { payload } = await jwtVerify(tokens.access_token, keys);
  expect(payload).toMatchObject({
    token_use: "access",
    scope: "openid email profile phone",
    username: claims?.sub,
  });
  const info = await openid.fetchUserInfo(config, tokens.access_token, claims?.sub ?? "");
  expect(info).toMatchObject({ email: "operator@example.com", email_verified: "true", name: "Olu Operator" });
});

test("a refresh gives new tokens of the same sign-in", async () => {
  const first = await openid.authorizationCodeGrant(config, await signInAs("viewer"), checks);
  const second = await openid.refreshTokenGrant(config, first.refresh_token ?? "");
  expect(second.refresh_token).toBeUndefined();
  expect(decodeJwt(second.access_token)).toMatchObject({
    sub: decodeJwt(first.access_token).sub,
    origin_jti: decodeJwt(first.access_token).origin_jti,
    auth_time: decodeJwt(first.access_token).auth_time,
    "cognito:groups": ["m2m-viewer"],
  });
  expect(decodeJwt(second.access_token).jti).not.toBe(decodeJwt(first.access_token).jti);
});

test("a revoked refresh token is refused, and so are the access tokens that came with it", async () => {
  const tokens = await openid.authorizationCodeGrant(config, await signInAs("viewer"), checks);
  await openid.tokenRevocation(config, tokens.refresh_token ?? "");
  await expect(openid.refreshTokenGrant(config, tokens.refresh_token ?? "")).rejects.toMatchObject({
    error: "invalid_grant",
  });
  const reply = await fetch(config.serverMetadata().userinfo_endpoint ?? "", {
    headers: { authorization: `Bearer ${tokens.access_token}` },
  });
  expect(reply.status).toBe(401);
});

test("who is signed in already is not asked again, until sign-out", async () => {
  const visit = browser();
  await signInAs("admin", visit);
  const again = await visit(await authorizationUrl());
  expect(again.headers.get("location")).toContain(`${redirect_uri}?code=`);
  const query = new URLSearchParams({
    client_id: cognito.settings.SIGN_IN_CLIENT_ID ?? "",
    logout_uri: `${consoleUrl}/sign-in`,
  });
  const out = await visit(`${config.serverMetadata().end_session_endpoint}?${query}`);
  expect(out.headers.get("location")).toBe(`${consoleUrl}/sign-in`);
  expect((await visit(await authorizationUrl())).headers.get("location")).toContain("/login?");
});

test("a copy of the cookie is worth nothing after sign-out", async () => {
  const visit = browser();
  await signInAs("admin", visit);
  const copy = visit.cookies();
  const query = new URLSearchParams({
    client_id: cognito.settings.SIGN_IN_CLIENT_ID ?? "",
    logout_uri: `${consoleUrl}/sign-in`,
  });
  await visit(`${cognito.url}/clientele-dev/logout?${query}`);
  const reply = await fetch(await authorizationUrl(), { redirect: "manual", headers: { cookie: copy } });
  expect(reply.headers.get("location")).toContain("/login?");
});

test("a code is good once, and only with the right verifier, address and client", async () => {
  const callback = await signInAs("admin");
  await openid.authorizationCodeGrant(config, callback, checks);
  await expect(openid.authorizationCodeGrant(config, callback, checks)).rejects.toMatchObject({
    error: "invalid_grant",
  });
  const wrongVerifier = { ...checks, pkceCodeVerifier: openid.randomPKCECodeVerifier() };
  await expect(
    openid.authorizationCodeGrant(config, await signInAs("admin"), wrongVerifier),
  ).rejects.toMatchObject({
    error: "invalid_grant",
  });
  const noVerifier = await signInAs("admin");
  const reply = await fetch(config.serverMetadata().token_endpoint ?? "", {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code: noVerifier.searchParams.get("code") ?? "",
      redirect_uri,
      client_id: cognito.settings.SIGN_IN_CLIENT_ID ?? "",
      client_secret: cognito.settings.SIGN_IN_CLIENT_SECRET ?? "",
    }),
  });
  expect(await reply.json()).toEqual({ error: "invalid_grant" });
});

test("a redirect address that is not registered is never redirected to", async () => {
  const url = await authorizationUrl({ redirect_uri: "https://evil.example.com/" });
  const reply = await fetch(url, { redirect: "manual" });
  expect(reply.status).toBe(400);
  expect(reply.headers.get("location")).toBeNull();
});

test.each([
  [{ response_type: "token" }, "unsupported_response_type", null],
  [{ scope: "openid payments/charge" }, "invalid_request", "invalid_scope"],
  [{ code_challenge_method: "plain" }, "invalid_request", null],
])(
  "an authorization with %j goes back to the client as %s, described as %s",
  async (extra, error, description) => {
    const reply = await fetch(await authorizationUrl(extra), { redirect: "manual" });
    const location = new URL(reply.headers.get("location") ?? "");
    expect(`${location.origin}${location.pathname}`).toBe(redirect_uri);
    expect(location.searchParams.get("error")).toBe(error);
    expect(location.searchParams.get("error_description")).toBe(description);
    expect(location.searchParams.get("state")).toBe("the-state");
  },
);

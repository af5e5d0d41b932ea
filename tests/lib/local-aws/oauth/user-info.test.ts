import { createHash } from "node:crypto";
import { AdminDisableUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { decodeJwt } from "jose";
import { afterEach, beforeEach, expect, test } from "vitest";
import { consoleUrl, freshCognito } from "@/tests/kit/fresh-cognito";
import { browser, fillIn } from "@/tests/kit/local-cognito/browser";
import { type Cognito, createClient, devPool } from "@/tests/kit/local-cognito/m2m-client";
import { requestToken } from "@/tests/kit/local-cognito/request-token";
import { pullLever } from "@/tests/kit/local-lever";

const redirect_uri = `${consoleUrl}/api/auth/callback/cognito`;
let cognito: Cognito;

beforeEach(async () => {
  cognito = await freshCognito();
});
afterEach(() => cognito.stop());

const client = () => ({
  client_id: cognito.settings.SIGN_IN_CLIENT_ID ?? "",
  client_secret: cognito.settings.SIGN_IN_CLIENT_SECRET ?? "",
});

/** Signs the admin in for these scopes. */
async function signIn(scope = "openid email") {
  const { client_id } = client();
  const query = new URLSearchParams({ client_id, redirect_uri, response_type: "code", scope });
  const [{ email: username = "", password = "" } = {}] = cognito.accounts;
  const reply = await fillIn(browser(), `${cognito.url}/clientele-dev/login?${query}`, {
    username,
    password,
  });
  const code = new URL(reply.headers.get("location") ?? "").searchParams.get("code") ?? "";
  const { body } = await requestToken(cognito, {
    grant_type: "authorization_code",
    code,
    redirect_uri,
    ...client(),
  });
  return { access: body.access_token ?? "", id: body.id_token ?? "", refresh: body.refresh_token ?? "" };
}

async function userInfo(token: string) {
  const reply = await fetch(`${cognito.url}/clientele-dev/oauth2/userInfo`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: reply.status, body: await reply.json() };
}

test("it tells what the scopes allow, and no more", async () => {
  const { status, body } = await userInfo((await signIn()).access);
  expect(status).toBe(200);
  expect(Object.keys(body).sort()).toEqual(["email", "email_verified", "sub", "username"]);
});

test("a token without openid is refused, and comes without an id token", async () => {
  const { access, id } = await signIn("email");
  expect(id).toBe("");
  expect((await userInfo(access)).status).toBe(401);
});

test.each<[string, (token: string) => string]>([
  ["whose signature was changed", (token) => `${token.slice(0, -6)}AAAAAA`],
  [
    "whose content was changed",
    (token) => {
      const [header, , signature] = token.split(".");
      const claims = { ...decodeJwt(token), scope: "openid email profile" };
      return `${header}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.${signature}`;
    },
  ],
  ["without a signature", (token) => `${token.split(".").slice(0, 2).join(".")}.`],
  ["that is none", () => "a.b.c"],
])("a token %s is refused", async (_, change) => {
  const { access } = await signIn();
  expect((await userInfo(change(access))).body.error).toBe("invalid_token");
  expect((await userInfo(access)).status).toBe(200);
});

test("an id token and a token of an M2M client are refused", async () => {
  expect((await userInfo((await signIn()).id)).status).toBe(401);
  const { ClientId: client_id, ClientSecret: client_secret } = await createClient(cognito);
  const { body } = await requestToken(cognito, { client_id, client_secret });
  expect((await userInfo(body.access_token ?? "")).status).toBe(401);
});

test("a token is refused once it is expired", async () => {
  const { access } = await signIn();
  await pullLever(cognito.url, "clock", { move: 5 * 60_000 + 1000 });
  expect((await userInfo(access)).status).toBe(401);
});

test("a token is refused once its person is disabled", async () => {
  const { access } = await signIn();
  const who = { UserPoolId: devPool, Username: "admin@example.com" };
  await cognito.sdk.send(new AdminDisableUserCommand(who));
  expect((await userInfo(access)).status).toBe(401);
});

test("revoking one sign-in ends its tokens and leaves another sign-in alone", async () => {
  const one = await signIn();
  const other = await signIn();
  await fetch(`${cognito.url}/clientele-dev/oauth2/revoke`, {
    method: "POST",
    body: new URLSearchParams({ token: one.refresh, ...client() }),
  });
  expect((await userInfo(one.access)).status).toBe(401);
  expect((await userInfo(other.access)).status).toBe(200);
});

test("the id token names the access token it came with", async () => {
  const { access, id } = await signIn();
  const half = createHash("sha256").update(access).digest().subarray(0, 16).toString("base64url");
  expect(decodeJwt(id).at_hash).toBe(half);
});

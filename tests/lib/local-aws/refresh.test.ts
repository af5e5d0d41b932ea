import {
  AdminAddUserToGroupCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminUserGlobalSignOutCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { decodeJwt } from "jose";
import { afterEach, beforeEach, expect, test } from "vitest";
import { consoleUrl, freshCognito } from "@/tests/kit/fresh-cognito";
import { browser, fillIn } from "@/tests/kit/local-cognito/browser";
import { type Cognito, createClient, devPool } from "@/tests/kit/local-cognito/m2m-client";
import { pullLever } from "@/tests/kit/local-lever";

const UserPoolId = devPool;
const Username = "operator@example.com";
const redirect_uri = `${consoleUrl}/api/auth/callback/cognito`;
let cognito: Cognito;

beforeEach(async () => {
  cognito = await freshCognito();
});
afterEach(() => cognito.stop());

/** Signs the operator in and gives back the code. */
async function codeOfOperator(): Promise<string> {
  const query = new URLSearchParams({
    client_id: cognito.settings.SIGN_IN_CLIENT_ID ?? "",
    redirect_uri,
    response_type: "code",
    scope: "openid email",
  });
  const password = cognito.accounts.find((it) => it.email === Username)?.password ?? "";
  const login = `${cognito.url}/clientele-dev/login?${query}`;
  const reply = await fillIn(browser(), login, { username: Username, password });
  return new URL(reply.headers.get("location") ?? "").searchParams.get("code") ?? "";
}

async function ask(parameters: Record<string, string>) {
  const reply = await fetch(`${cognito.url}/clientele-dev/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({
      client_id: cognito.settings.SIGN_IN_CLIENT_ID ?? "",
      client_secret: cognito.settings.SIGN_IN_CLIENT_SECRET ?? "",
      ...parameters,
    }),
  });
  const body: { refresh_token?: string; id_token?: string; access_token?: string; error?: string } =
    await reply.json();
  return body;
}

const exchange = (code: string, extra: Record<string, string> = {}) =>
  ask({ grant_type: "authorization_code", code, redirect_uri, ...extra });
const refresh = (refresh_token = "") => ask({ grant_type: "refresh_token", refresh_token });
const groupsIn = (token = "") => decodeJwt(token)["cognito:groups"];

test("a change of groups shows at the next refresh, in both tokens", async () => {
  const { refresh_token } = await exchange(await codeOfOperator());
  const move = (GroupName: string) => ({ UserPoolId, Username, GroupName });
  await cognito.sdk.send(new AdminAddUserToGroupCommand(move("m2m-admin")));
  await cognito.sdk.send(new AdminRemoveUserFromGroupCommand(move("m2m-operator")));
  const after = await refresh(refresh_token);
  expect(groupsIn(after.id_token)).toEqual(["team-orders", "m2m-admin"]);
  expect(groupsIn(after.access_token)).toEqual(["team-orders", "m2m-admin"]);
});

test.each([
  ["disabled", () => new AdminDisableUserCommand({ UserPoolId, Username })],
  ["deleted", () => new AdminDeleteUserCommand({ UserPoolId, Username })],
  ["signed out everywhere", () => new AdminUserGlobalSignOutCommand({ UserPoolId, Username })],
])("a refresh of somebody who was %s meanwhile is refused", async (_, command) => {
  const { refresh_token } = await exchange(await codeOfOperator());
  await cognito.sdk.send(command() as AdminDisableUserCommand);
  expect(await refresh(refresh_token)).toEqual({ error: "invalid_grant" });
});

test("a code of somebody who was disabled meanwhile is refused", async () => {
  const code = await codeOfOperator();
  await cognito.sdk.send(new AdminDisableUserCommand({ UserPoolId, Username }));
  expect(await exchange(code)).toEqual({ error: "invalid_grant" });
});

test("a code ends after five minutes, a refresh token when the client's setting says", async () => {
  const late = await codeOfOperator();
  await pullLever(cognito.url, "clock", { move: 5 * 60_000 });
  expect(await exchange(late)).toEqual({ error: "invalid_grant" });
  const { refresh_token } = await exchange(await codeOfOperator());
  await pullLever(cognito.url, "clock", { move: 12 * 3_600_000 - 5_000 });
  expect((await refresh(refresh_token)).access_token).toEqual(expect.any(String));
  await pullLever(cognito.url, "clock", { move: 10_000 });
  expect(await refresh(refresh_token)).toEqual({ error: "invalid_grant" });
});

test.each([
  ["another redirect address", { redirect_uri: `${consoleUrl}/elsewhere` }, "unauthorized_client"],
  ["a verifier nobody announced", { code_verifier: "x".repeat(43) }, "invalid_grant"],
])("a code with %s gives no token, and is spent", async (_, extra, error) => {
  const code = await codeOfOperator();
  expect(await exchange(code, extra)).toEqual({ error });
  expect(await exchange(code)).toEqual({ error: "invalid_grant" });
});

test("a code or a refresh token that another client presents is refused and stays good for its own", async () => {
  const other = await createClient(cognito, { AllowedOAuthFlows: ["code"], AllowedOAuthScopes: ["openid"] });
  const foreign = { client_id: other.ClientId, client_secret: other.ClientSecret };
  const code = await codeOfOperator();
  expect(await exchange(code, foreign)).toEqual({ error: "invalid_grant" });
  const { refresh_token = "" } = await exchange(code);
  expect(await ask({ grant_type: "refresh_token", refresh_token, ...foreign })).toEqual({
    error: "invalid_grant",
  });
  expect((await refresh(refresh_token)).access_token).toEqual(expect.any(String));
});

test("a made-up refresh token is refused", async () => {
  expect(await refresh("made-up")).toEqual({ error: "invalid_grant" });
});

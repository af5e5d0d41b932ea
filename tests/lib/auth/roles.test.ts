import {
  AdminAddUserToGroupCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminRemoveUserFromGroupCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { groupsOf } from "@/lib/auth/roles";
import { beginSession, sessionOf } from "@/lib/store/sessions";
import { consoleOn, devPool } from "@/tests/kit/console-on";
import { consoleUrl, freshCognito } from "@/tests/kit/fresh-cognito";
import { browser, fillIn } from "@/tests/kit/local-cognito/browser";
import { pullLever } from "@/tests/kit/local-lever";
import { embeddedStore } from "@/tests/kit/store/both-stores";
import { named } from "@/tests/kit/store/named";

const minute = 60_000;
const writes = minute;
const reads = 5 * minute;
const Username = "operator@example.com";
const person = { UserPoolId: devPool().id, Username };
let cognito: Awaited<ReturnType<typeof freshCognito>>;

embeddedStore();
beforeAll(async () => {
  cognito = await freshCognito();
  consoleOn(cognito);
});
afterAll(() => cognito.stop());
// Each test finds the operator as the first one did.
beforeEach(async () => {
  await pullLever(cognito.url, "faults");
  await cognito.sdk.send(new AdminEnableUserCommand(person));
  await cognito.sdk.send(new AdminAddUserToGroupCommand({ ...person, GroupName: "m2m-operator" }));
});

/** The operator's session as it stands `age` after the sign-in. */
async function sessionOfAge(age: number) {
  const { SIGN_IN_CLIENT_ID = "", SIGN_IN_CLIENT_SECRET = "" } = cognito.settings;
  const redirect_uri = `${consoleUrl}/api/auth/callback/cognito`;
  const asked = { client_id: SIGN_IN_CLIENT_ID, redirect_uri, response_type: "code", scope: "openid email" };
  const password = cognito.accounts.find((it) => it.email === Username)?.password ?? "";
  const login = `${cognito.url}/clientele-dev/login?${new URLSearchParams(asked)}`;
  const reply = await fillIn(browser(), login, { username: Username, password });
  const code = new URL(reply.headers.get("location") ?? "").searchParams.get("code") ?? "";
  const tokens = await fetch(`${cognito.url}/clientele-dev/oauth2/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${SIGN_IN_CLIENT_ID}:${SIGN_IN_CLIENT_SECRET}`)}` },
    body: new URLSearchParams({ grant_type: "authorization_code", code, redirect_uri }),
  });
  const { refresh_token, id_token } = await tokens.json();
  const sub = decodeJwt(id_token).sub ?? "";
  const sessionId = crypto.randomUUID();
  const signedInAt = Date.now() - age;
  const groups = ["m2m-operator", "team-orders"];
  await beginSession({
    sessionId,
    personId: sub,
    email: Username,
    signedInAt,
    groups: named(...groups),
    endsAt: null,
  });
  return {
    sessionId,
    sub,
    email: Username,
    name: Username,
    refreshToken: String(refresh_token),
    signedInAt,
    seenAt: Date.now(),
    groups,
    groupsAt: signedInAt,
    groupsReading: "read" as const,
  };
}

test("groups are taken as they are for as long as they are fresh, longer for reads than for writes", async () => {
  const session = await sessionOfAge(2 * minute);
  await cognito.sdk.send(new AdminRemoveUserFromGroupCommand({ ...person, GroupName: "m2m-operator" }));
  expect(await groupsOf(session, reads)).toEqual({ ok: true, value: named("m2m-operator", "team-orders") });
  expect(await groupsOf(session, writes)).toEqual({ ok: true, value: named("team-orders") });
});

test("renewed groups are kept for every instance", async () => {
  const session = await sessionOfAge(6 * minute);
  await cognito.sdk.send(new AdminRemoveUserFromGroupCommand({ ...person, GroupName: "m2m-operator" }));
  await groupsOf(session, reads);
  const stored = await sessionOf(session.sessionId);
  expect(stored).toMatchObject({ ok: true, value: { isLive: true, groups: ["team-orders"] } });
  expect(stored.ok ? (stored.value?.groupsAt ?? 0) : 0).toBeGreaterThan(Date.now() - minute);
});

test("many requests at once ask for the groups once", async () => {
  const session = await sessionOfAge(6 * minute);
  await pullLever(cognito.url, "journal");
  await Promise.all(Array.from({ length: 8 }, () => groupsOf(session, reads)));
  const calls: { operation: string }[] = (await (await fetch(`${cognito.url}/_local/journal`)).json()).calls;
  expect(calls.filter((call) => call.operation === "token")).toHaveLength(1);
});

test("where the sign-in service gives no answer, nobody's role is known", async () => {
  const session = await sessionOfAge(6 * minute);
  await pullLever(cognito.url, "faults", { operation: "token", kind: "503" });
  expect(await groupsOf(session, reads)).toMatchObject({
    ok: false,
    problem: { code: "sign-in-unreachable" },
  });
});

test("somebody who was switched off is signed out when the groups are renewed", async () => {
  const session = await sessionOfAge(6 * minute);
  await cognito.sdk.send(new AdminDisableUserCommand(person));
  expect(await groupsOf(session, writes)).toMatchObject({ ok: false, problem: { code: "signed-out" } });
});

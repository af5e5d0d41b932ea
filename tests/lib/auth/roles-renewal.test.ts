import { generateKeyPair } from "jose";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { groupsOf } from "@/lib/auth/roles";
import { currentSession, type Session } from "@/lib/auth/session";
import { log } from "@/lib/process/log";
import { endSession, sessionOf } from "@/lib/store/sessions";
import { comeAs, settingsFor } from "@/tests/kit/door/a-visitor";
import { fakeIssuer } from "@/tests/kit/door/fake-issuer";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { withoutTable } from "@/tests/kit/store/broken-table";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
const issuer = await fakeIssuer();
settingsFor(issuer.url);
const usual = issuer.token;
const minute = 60_000;

beforeEach(() => {
  issuer.token = usual;
  issuer.asked.length = 0;
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** A session whose groups were read two minutes ago, when it held none. */
async function aSession(): Promise<Session> {
  await comeAs({ groups: [], age: 2 * minute });
  return got(await currentSession());
}

const answer = async (session: Session, freshForMs = minute) => {
  const found = await groupsOf(session, freshForMs);
  return found.ok ? found.value.groups : found.problem.code;
};

test("the issuer is asked as OAuth says, and its groups are kept from the moment of the question on", async () => {
  const session = await aSession();
  const before = Date.now();
  expect(await answer(session)).toEqual(["m2m-admin"]);
  expect(issuer.asked).toHaveLength(1);
  const [{ authorization, form } = { authorization: "", form: new URLSearchParams() }] = issuer.asked;
  expect(authorization).toBe(`Basic ${btoa("console0signin:secret+of+the+sign-in")}`);
  expect(Object.fromEntries(form)).toEqual({ grant_type: "refresh_token", refresh_token: "refresh" });
  const stored = got(await sessionOf(session.sessionId));
  expect(stored).toMatchObject({ isLive: true, groups: ["m2m-admin"] });
  expect(stored?.groupsAt).toBeGreaterThanOrEqual(before);
});

test("groups are fresh until exactly the age that is allowed", async () => {
  const session = await aSession();
  vi.useFakeTimers({ toFake: ["Date"], now: session.groupsAt + minute - 1 });
  expect(await answer(session)).toEqual([]);
  vi.setSystemTime(session.groupsAt + minute);
  expect(await answer(session)).toEqual(["m2m-admin"]);
  vi.useRealTimers();
});

const other = await generateKeyPair("RS256");

test.each([
  ["of another person", { sub: "bob" }],
  ["of nobody", { sub: "" }],
  ["for another client", { aud: "another0client" }],
  ["of another issuer", { iss: "https://evil.example.com" }],
  ["that has ended", { exp: 1_000_000_000 }],
])("a renewed token %s gives nobody a role, and changes nothing", async (_what, claims) => {
  const session = await aSession();
  const warned = vi.spyOn(log, "warn");
  issuer.token = async () => ({ body: { id_token: await issuer.idToken(claims) } });
  expect(await answer(session)).toBe("sign-in-unreachable");
  expect(got(await sessionOf(session.sessionId))).toMatchObject({ groups: [] });
  expect(warned.mock.calls.at(-1)?.[1]).toBe("Roles could not be renewed");
});

test("a renewed token of a key that is not the issuer's gives nobody a role", async () => {
  const session = await aSession();
  issuer.token = async () => ({ body: { id_token: await issuer.idToken({}, other.privateKey) } });
  expect(await answer(session)).toBe("sign-in-unreachable");
});

test.each([
  ["nothing of use", 200, { access_token: "x" }],
  ["no token", 200, { id_token: "no.token.at-all" }],
  ["no JSON", 200, "<html>"],
  ["nothing", 200, ""],
  ["that it is broken", 500, {}],
  ["too many requests", 429, {}],
  ["forbidden", 403, { error: "forbidden" }],
])(
  "an issuer that answers %s leaves everybody without a role: not signed out",
  async (_what, status, body) => {
    const session = await aSession();
    issuer.token = async () => ({ status, body });
    expect(await answer(session)).toBe("sign-in-unreachable");
  },
);

test.each([400, 401])(
  "an issuer that takes the refresh token no more (%i) ends the session",
  async (status) => {
    const session = await aSession();
    issuer.token = async () => ({ status, body: { error: "invalid_grant" } });
    expect(await answer(session)).toBe("signed-out");
  },
);

test("a redirect is not followed: the refresh token goes nowhere else", async () => {
  const session = await aSession();
  issuer.token = async () => ({ status: 307, headers: { location: `${issuer.url}/token` } });
  expect(await answer(session)).toBe("sign-in-unreachable");
  expect(issuer.asked).toHaveLength(1);
});

test("many at once ask once, and each gets the answer; the next time asks again", async () => {
  const session = await aSession();
  const answers = await Promise.all(Array.from({ length: 8 }, () => answer(session)));
  expect(answers).toEqual(Array.from({ length: 8 }, () => ["m2m-admin"]));
  expect(issuer.asked).toHaveLength(1);
  await answer(session, 0);
  expect(issuer.asked).toHaveLength(2);
});

test("two sessions at once are two questions, and each keeps its own groups", async () => {
  const [one, two] = [await aSession(), await aSession()];
  issuer.token = async () => {
    const groups = issuer.asked.length === 1 ? ["m2m-viewer"] : ["m2m-operator"];
    return { body: { id_token: await issuer.idToken({ "cognito:groups": groups }) } };
  };
  const answers = await Promise.all([answer(one), answer(two)]);
  expect(issuer.asked).toHaveLength(2);
  expect(answers.map(String).toSorted()).toEqual(["m2m-operator", "m2m-viewer"]);
});

test("a renewal that failed is not remembered", async () => {
  const session = await aSession();
  issuer.token = async () => ({ status: 503 });
  expect(await answer(session)).toBe("sign-in-unreachable");
  issuer.token = usual;
  expect(await answer(session)).toEqual(["m2m-admin"]);
});

test("groups that cannot be kept count for nobody, and those of an ended session are not kept", async () => {
  const session = await aSession();
  expect(await withoutTable("sessions", () => answer(session))).toBe("store-unreachable");
  got(await endSession(session.sessionId));
  await answer(session);
  expect(got(await sessionOf(session.sessionId))).toMatchObject({ isLive: false, groups: [] });
});

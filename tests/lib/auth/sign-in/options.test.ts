import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { issuer } from "@/lib/auth/sign-in/issuer";
import { authOptions } from "@/lib/auth/sign-in/options";
import { signOutUrl } from "@/lib/auth/sign-in/sign-out-url";
import { log } from "@/lib/process/log";
import { endSession, sessionOf } from "@/lib/store/sessions";
import { settingsFor } from "@/tests/kit/door/a-visitor";
import { fakeIssuer } from "@/tests/kit/door/fake-issuer";
import { forgetIssuer } from "@/tests/kit/door/forget-issuer";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { withoutTable } from "@/tests/kit/store/broken-table";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
const service = await fakeIssuer();
settingsFor(service.url);
service.metadata = { scopes_supported: ["openid", "offline_access"], end_session_endpoint: undefined };

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** What one of next-auth's callbacks answers. */
async function given(name: "signIn" | "jwt" | "session", value: unknown): Promise<unknown> {
  const { callbacks } = await authOptions();
  const callback: unknown = callbacks?.[name];
  if (typeof callback !== "function") throw new Error(`There is no callback ${name}.`);
  return callback(value);
}

const profile = {
  iss: service.url,
  sub: "ann",
  email: "ann@example.com",
  exp: 4_000_000_000,
  "cognito:groups": ["m2m-viewer"],
};
const account = { refresh_token: "refresh" };

/** The content of the cookie of somebody who has just signed in. */
const begun = async () => (await given("jwt", { token: {}, account, profile })) as Record<string, unknown>;

test("while the issuer is away the sign-in page works, and asks for no scope that it may not know", async () => {
  forgetIssuer();
  service.discovery = { status: 503 };
  const [provider] = (await authOptions()).providers;
  expect(provider?.options).toMatchObject({ authorization: { params: { scope: "openid email profile" } } });
  service.discovery = null;
});

test("the sign-in asks with PKCE, state and nonce, for a refresh token where the issuer wants to be asked", async () => {
  const options = await authOptions();
  const [provider, ...more] = options.providers;
  expect(more).toEqual([]);
  expect(provider?.options).toMatchObject({
    clientId: "console0signin",
    clientSecret: "secret of the sign-in",
    issuer: service.url,
    checks: ["pkce", "state", "nonce"],
    authorization: { params: { scope: "openid email profile offline_access" } },
    httpOptions: { timeout: 10_000 },
  });
  expect(options).toMatchObject({
    secret: process.env.NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: 30 * 60 },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
  });
  expect((await issuer()).endSessionUrl).toBeNull();
  expect(await signOutUrl()).toBeNull();
});

test.each([
  ["everything that is needed", account, profile, true],
  ["no refresh token", {}, profile, true],
  ["no account", null, profile, "/sign-in?error=not-completed"],
  ["no email", account, { ...profile, email: undefined }, "/sign-in?error=no-email"],
  ["an empty email", account, { ...profile, email: "" }, "/sign-in?error=no-email"],
  ["no subject", account, { ...profile, sub: undefined }, "/sign-in?error=not-completed"],
  ["no profile", account, undefined, "/sign-in?error=not-completed"],
  [
    "the name of another issuer",
    account,
    { ...profile, iss: "https://evil.example" },
    "/sign-in?error=wrong-issuer",
  ],
  ["a slash too many", account, { ...profile, iss: `${service.url}/` }, "/sign-in?error=wrong-issuer"],
])("a sign-in with %s", async (_what, hasAccount, hasProfile, answer) => {
  expect(await given("signIn", { account: hasAccount, profile: hasProfile })).toBe(answer);
});

test("a sign-in is a session in the store with its groups, and a cookie without them", async () => {
  const at = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: at });
  const cookie = await begun();
  expect(cookie).toEqual({
    sessionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    sub: "ann",
    email: "ann@example.com",
    name: "ann@example.com",
    refreshToken: "refresh",
    signedInAt: at,
    seenAt: at,
  });
  const stored = got(await sessionOf(String(cookie.sessionId)));
  expect(stored).toEqual({
    isLive: true,
    groups: ["m2m-viewer"],
    groupsAt: at,
    groupsReading: "read",
    refreshToken: null,
  });
  const named = await given("jwt", { token: {}, account, profile: { ...profile, name: "Ann" } });
  expect(named).toMatchObject({ name: "Ann" });
});

test("a sign-in that the store cannot note is none", async () => {
  await expect(withoutTable("sessions", begun)).rejects.toThrow("store-unreachable");
  await expect(withoutTable("audit_head", begun)).rejects.toThrow("store-unreachable");
});

test("a session that is used is seen, and its cookie holds nothing more than it did", async () => {
  const at = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: at });
  const cookie = await begun();
  vi.setSystemTime(at + 29 * 60_000);
  const token = { ...cookie, iat: 1, exp: 2, jti: "x" };
  expect(await given("jwt", { token })).toEqual({ ...cookie, seenAt: at + 29 * 60_000 });
});

test("a session that is too old, ended, unknown or unreadable is over, and so it is while the store is away", async () => {
  const at = Date.now();
  vi.useFakeTimers({ toFake: ["Date"], now: at });
  const cookie = await begun();
  const isOver = (token: unknown) => expect(given("jwt", { token })).rejects.toThrow();
  await isOver({ ...cookie, sessionId: randomUUID() });
  await isOver({ ...cookie, seenAt: "now" });
  await isOver({});
  await withoutTable("sessions", () => isOver(cookie));
  vi.setSystemTime(at + 30 * 60_000);
  await expect(given("jwt", { token: cookie })).rejects.toThrow("The session is over");
  vi.setSystemTime(at);
  got(await endSession(String(cookie.sessionId)));
  await isOver(cookie);
});

test("the browser may read of its session who it is and until when, and nothing else", async () => {
  const session = { expires: "2030-01-01", user: { name: "x", email: "x" } };
  const token = { ...(await begun()), name: "Ann" };
  expect(await given("session", { session, token })).toEqual({
    expires: "2030-01-01",
    user: { name: "Ann" },
  });
  expect(await given("session", { session, token: {} })).toEqual({
    expires: "2030-01-01",
    user: { name: "" },
  });
});

test("who signs out ends the session wherever a copy of its cookie lies; without one nothing ends", async () => {
  const cookie = await begun();
  const { events } = await authOptions();
  await events?.signOut?.({ token: {}, session: { expires: "" } } as never);
  expect(got(await sessionOf(String(cookie.sessionId)))?.isLive).toBe(true);
  await events?.signOut?.({ token: cookie, session: { expires: "" } } as never);
  expect(got(await sessionOf(String(cookie.sessionId)))?.isLive).toBe(false);
});

test("next-auth's troubles are logged by code and message, never with what is beside them", async () => {
  const warned = vi.spyOn(log, "warn").mockImplementation(() => {});
  const { logger } = await authOptions();
  logger?.error?.("OAUTH_CALLBACK_ERROR", new Error("state mismatch"));
  logger?.error?.("OTHER", { error: new Error("inner"), token: "secret" });
  logger?.warn?.("DEBUG_ENABLED");
  logger?.debug?.("ANY", { token: "secret" });
  const [error, other, warning] = warned.mock.calls.map(([told]) => told);
  expect(error).toEqual({ code: "OAUTH_CALLBACK_ERROR", detail: "state mismatch" });
  expect(other).toEqual({ code: "OTHER", detail: "" });
  expect(warning).toMatchObject({ code: "DEBUG_ENABLED" });
  expect(warned).toHaveBeenCalledTimes(3);
});

import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { currentSession } from "@/lib/auth/session";
import { endSession } from "@/lib/store/sessions";
import { comeAs, comeAsStranger, cookieOf, request, settingsFor } from "@/tests/kit/door/a-visitor";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { withoutTable } from "@/tests/kit/store/broken-table";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
settingsFor("http://localhost:1");

const at = Date.now();
const minute = 60_000;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: at });
});
afterEach(() => {
  vi.useRealTimers();
});

const standing = async () => {
  const found = await currentSession();
  return found.ok ? "stands" : found.problem.code;
};

test("a session is what its cookie holds, with the groups that the store holds", async () => {
  const sessionId = await comeAs({ groups: ["m2m-viewer"], personId: "bob", age: 2 * minute, idle: minute });
  expect(got(await currentSession())).toEqual({
    sessionId,
    sub: "bob",
    email: "bob@example.com",
    name: "bob",
    refreshToken: "refresh",
    signedInAt: at - 2 * minute,
    seenAt: at - minute,
    groups: ["m2m-viewer"],
    groupsAt: at - 2 * minute,
    groupsReading: "read",
  });
});

test.each([
  ["29:59 without input", 30 * minute, 30 * minute - 1, "stands"],
  ["30 minutes without input", 30 * minute, 30 * minute, "signed-out"],
  ["7:59:59 hours in all", 480 * minute - 1, 0, "stands"],
  ["8 hours in all", 480 * minute, 0, "signed-out"],
])("a session of %s: %s", async (_what, age, idle, is) => {
  await comeAs({ age, idle });
  expect(await standing()).toBe(is);
});

test("a session that was ended, or never begun, is none, however fresh its cookie is", async () => {
  got(await endSession(await comeAs({})));
  expect(await standing()).toBe("signed-out");
  await comeAs({ cookie: { sessionId: randomUUID() } });
  expect(await standing()).toBe("signed-out");
});

test.each(["sessionId", "sub", "email", "name", "refreshToken", "signedInAt", "seenAt"])(
  "a cookie without %s, or with it in another shape, is none",
  async (member) => {
    for (const value of [undefined, null, true, ["x"]]) {
      await comeAs({ cookie: { [member]: value } });
      expect(await standing(), String(value)).toBe("signed-out");
    }
  },
);

test("no cookie, one of another console and one that was changed are none", async () => {
  comeAsStranger();
  expect(await standing()).toBe("signed-out");
  await comeAs({});
  const whole = request.headers.get("cookie") ?? "";
  request.headers.set("cookie", `${whole.slice(0, -3)}AAA`);
  expect(await standing()).toBe("signed-out");
  const token = {
    sessionId: await comeAs({}),
    sub: "ann",
    email: "a",
    name: "a",
    refreshToken: "r",
    signedInAt: at,
    seenAt: at,
  };
  request.headers.set("cookie", await cookieOf(token, "the secret of another console, as long as ours"));
  expect(await standing()).toBe("signed-out");
  request.headers.set("cookie", "next-auth.session-token=none");
  expect(await standing()).toBe("signed-out");
  request.headers.set("cookie", await cookieOf(token));
  expect(await standing()).toBe("stands");
});

test("where the store is away nobody knows: that is not signed out", async () => {
  await comeAs({});
  expect(await withoutTable("sessions", standing)).toBe("store-unreachable");
});

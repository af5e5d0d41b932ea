import { beforeEach, expect, test, vi } from "vitest";
import { noteRefusal, recordSignIn } from "@/lib/auth/sign-in/sign-in-trail";
import { log } from "@/lib/process/log";
import { comeAsStranger, newestRow, rowCount, settingsFor } from "@/tests/kit/door/a-visitor";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { withoutTable } from "@/tests/kit/store/broken-table";

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
settingsFor("http://localhost:1");
let hour = 0;
beforeEach(() => {
  hour += 1;
  vi.useFakeTimers({ toFake: ["Date"], now: 1_800_000_000_000 + hour * 7_200_000 });
  comeAsStranger({ "x-forwarded-for": "203.0.113.9" });
});

const bob = { id: "bob", email: "bob@example.com" };
const refused = { code: "not-completed", detail: "state mismatch", person: null };

test("a sign-in is a row with person, session and source, in no environment", async () => {
  got(await recordSignIn(bob, "session-one"));
  expect(await newestRow()).toMatchObject({
    action: "sign in",
    outcome: "done",
    person: bob,
    sessionId: "session-one",
    source: { address: "203.0.113.9", isClaimed: true },
    role: null,
    environment: null,
    poolId: null,
    input: {},
  });
});

test("a sign-in that cannot be recorded is none", async () => {
  expect(await withoutTable("audit_head", () => recordSignIn(bob, "one"))).toMatchObject({
    problem: { code: "store-unreachable" },
  });
});

test("a stranger’s refused sign-in is a row that names nobody, and holds nothing of what was said", async () => {
  await noteRefusal("not-completed", { ...refused, detail: "of the stranger’s own choice" });
  const row = await newestRow();
  expect(row).toMatchObject({ outcome: "not-completed", person: { id: "stranger" }, sessionId: null });
  expect(JSON.stringify(row)).not.toContain("own choice");
});

test("strangers fill neither the trail nor the log: 60 rows an hour, then a few with the count", async () => {
  const written = vi.spyOn(log, "warn").mockImplementation(() => {});
  const before = await rowCount();
  for (let minute = 0; minute < 20; minute += 1) {
    for (let count = 0; count < 70; count += 1) await noteRefusal("not-completed", refused);
    vi.setSystemTime(Date.now() + 60_000);
  }
  // 1,200 of them have a line: the 61st and the 1,000th of those get a row with the count.
  expect(written.mock.calls.filter(([, words]) => words === "sign-in")).toHaveLength(1_200);
  expect((await rowCount()) - before).toBe(62);
  expect((await newestRow()).after).toEqual({ signInsWithinAnHour: 1_000 });
  written.mockRestore();
  // Nobody else's rows are fewer for it.
  got(await recordSignIn({ id: "eve", email: "eve@example.com" }, "one"));
  expect(await newestRow()).toMatchObject({ person: { id: "eve" }, outcome: "done" });
});

test("somebody who signs in without end gets 60 rows an hour, and the next hour rows again", async () => {
  const before = await rowCount();
  for (let count = 0; count < 70; count += 1) got(await recordSignIn(bob, "one"));
  expect((await rowCount()) - before).toBe(61);
  expect((await newestRow()).after).toEqual({ signInsWithinAnHour: 61 });
  vi.setSystemTime(Date.now() + 3_600_001);
  got(await recordSignIn(bob, "one"));
  expect((await rowCount()) - before).toBe(62);
});

test("a line holds no value that could be a code, a token or a secret, and keeps addresses readable", async () => {
  const written = vi.spyOn(log, "warn").mockImplementation(() => {});
  const code = "4/0AfJohXlkjasdlkjasdlkajsdlkjaslkdjalskdjalskdjaksdj";
  const detail = `invalid_grant (code ${code} at https://login.example.com/tenant/v2.0)`;
  await noteRefusal("not-completed", { ...refused, detail });
  const line = JSON.stringify(written.mock.calls[0]);
  expect(line).toContain("invalid_grant (code 4/[hidden] at https://login.example.com/tenant/v2.0)");
  written.mockRestore();
});

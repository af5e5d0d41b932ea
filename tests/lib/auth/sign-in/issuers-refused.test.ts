import { expect, test, vi } from "vitest";
import { groupsOf } from "@/lib/auth/roles";
import { log } from "@/lib/process/log";
import { newestRow, rowCount, settingsFor } from "@/tests/kit/door/a-visitor";
import { issuerOf, roles } from "@/tests/kit/issuer/issuer-of";
import { signedIn, signIn } from "@/tests/kit/issuer/sign-in-at";
import { embeddedStore } from "@/tests/kit/store/both-stores";
import { withoutTable } from "@/tests/kit/store/broken-table";

// Sign-ins that a real issuer, or somebody between, makes fail.

vi.mock("next/headers", async () => {
  const { request } = await import("@/tests/kit/door/a-visitor");
  return { headers: async () => request.headers };
});

embeddedStore();
settingsFor("http://127.0.0.1:9");

/** Why the sign-in is refused, as the newest row of the trail and the newest line of the log have it. */
async function refusal(back?: (url: URL) => URL) {
  const before = await rowCount();
  const warned = vi.spyOn(log, "warn").mockImplementation(() => {});
  const leadsTo = await signIn(back);
  await expect.poll(rowCount).toBeGreaterThan(before);
  const lines = warned.mock.calls;
  warned.mockRestore();
  expect(leadsTo).toMatch(/\?error=/);
  const signIns = lines.filter(([, words]) => words === "sign-in");
  expect(signIns).toHaveLength(1);
  const { action, outcome, person } = await newestRow();
  expect(action).toBe("sign in");
  return { outcome, person: person.id, line: JSON.stringify(signIns[0]?.[0]) };
}

test.each([
  [
    "issuer-refused",
    {
      error: "access_denied",
      error_description: "AADSTS50105: not assigned, code 0.AX0AeyJhbGciOiJSUzI1NiIsImtpZCI6Ik",
    },
    "AADSTS50105: not assigned, code [hidden]",
  ],
  ["not-completed", { state: "a state that is not the one of this browser" }, "state mismatch"],
  ["not-completed", { code: "0123456789abcdef0123456789abcdef0123456789a" }, "invalid_grant"],
  ["wrong-issuer", { iss: "https://evil.example" }, "iss mismatch"],
])("a sign-in that is %s is one line and one row with the reason: %j", async (outcome, changes, said) => {
  await issuerOf({ claims: { groups: roles } }, {});
  let values: string[] = [];
  const found = await refusal((back) => {
    values = ["code", "state"].map((name) => back.searchParams.get(name) ?? "");
    for (const [name, value] of Object.entries(changes)) back.searchParams.set(name, value);
    return back;
  });
  expect(found).toMatchObject({ outcome, person: "stranger", line: expect.stringContaining(said) });
  for (const value of values) expect(found.line).not.toContain(value);
});

test("somebody without an email address is refused by name, and so is everybody while sessions cannot be kept", async () => {
  await issuerOf({ claims: { groups: roles, email: undefined } }, {});
  expect(await refusal()).toMatchObject({ outcome: "no-email", person: "ann" });
  await issuerOf({ claims: { groups: roles } }, {});
  const storeLost = await withoutTable("sessions", () => refusal());
  expect(storeLost).toMatchObject({ outcome: "store-unreachable", person: "stranger" });
});

test("userinfo of another person signs in nobody, and renews nobody’s roles", async () => {
  let isAnother = true;
  const answer = (path: string, body: Record<string, unknown>) =>
    path === "/me" && isAnother ? { ...body, sub: "bob", groups: ["m2m-admin"] } : body;
  await issuerOf({ claims: { groups: roles }, isInIdToken: false, answer }, {});
  expect(await refusal()).toMatchObject({ outcome: "userinfo-of-another", person: "stranger" });
  isAnother = false;
  await signIn();
  isAnother = true;
  expect(await groupsOf(await signedIn(), 0)).toMatchObject({
    problem: { code: "sign-in-unreachable" },
  });
});

test("an issuer that calls itself another is not asked for anything", async () => {
  const other = "https://login.example.com/{tenantid}/v2.0";
  const answer = (path: string, body: Record<string, unknown>) =>
    path.startsWith("/.well-known") ? { ...body, issuer: other } : body;
  const issuer = await issuerOf({ claims: { groups: roles }, answer }, {});
  expect(await refusal()).toMatchObject({
    outcome: "wrong-issuer",
    line: expect.stringContaining("{tenantid}"),
  });
  expect(new Set(issuer.asked)).toEqual(new Set(["/.well-known/openid-configuration"]));
});

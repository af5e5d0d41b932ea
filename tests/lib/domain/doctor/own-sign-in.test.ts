import { expect, test } from "vitest";
import { examineOwnSignIn } from "@/lib/domain/doctor/own-sign-in";

const groups = ["m2m-admin", "team-payments"];

test("a sign-in that brought groups and can be renewed is as it should be, and what is expected is told", () => {
  const findings = examineOwnSignIn({ claim: "roles", reading: "read", groups, isRenewable: true });
  expect(findings.map(({ check, status }) => [check, status])).toEqual([
    ["sign-in groups", "ok"],
    ["sign-in renewal", "ok"],
  ]);
  expect(findings[0]?.message).toMatch(
    /^The claim roles arrived with your sign-in and names “m2m-admin”, “team-payments”\. .*m2m-viewer/,
  );
});

test.each(["missing", "overage", "unreadable"] as const)("a claim that is %s is a problem", (reading) => {
  const [groups] = examineOwnSignIn({ claim: "roles", reading, groups: [], isRenewable: true });
  expect(groups).toMatchObject({
    status: "problem",
    message: expect.stringMatching(/^The claim roles .*m2m-admin/),
    advice: expect.stringContaining("SIGN_IN_GROUPS_CLAIM"),
  });
});

test("a sign-in without a refresh token is noted, with what it costs", () => {
  const [, renewal] = examineOwnSignIn({ claim: "roles", reading: "read", groups, isRenewable: false });
  expect(renewal).toMatchObject({ status: "note", message: expect.stringContaining("an hour at most") });
});

const messageFor = (names: readonly string[]) =>
  examineOwnSignIn({ claim: "roles", reading: "read", groups: names, isRenewable: true })[0]?.message;

test("10 groups are named, and the rest is counted", () => {
  const names = Array.from({ length: 12 }, (_, index) => `g${index + 1}`);
  expect(messageFor(names.slice(0, 10))).toMatch(/names “g1”, .*“g10”\. Expected/);
  expect(messageFor(names)).toMatch(/“g10” and 2 more\. Expected/);
  expect(messageFor(names)).not.toContain("g11");
});

test("a long name is cut after 64 characters, not within one", () => {
  expect(messageFor(["x".repeat(64)])).toContain(`“${"x".repeat(64)}”`);
  expect(messageFor(["😀".repeat(65)])).toContain(`“${"😀".repeat(64)}…”`);
});

test("a claim with an empty list is told", () => {
  expect(messageFor([])).toMatch(/^The claim roles arrived with your sign-in and names no group\./);
});

import { expect, test } from "vitest";
import { examineOwnSignIn } from "@/lib/domain/doctor/own-sign-in";

test("a sign-in that brought groups and can be renewed is as it should be, and what is expected is told", () => {
  const findings = examineOwnSignIn({ claim: "roles", reading: "read", isRenewable: true });
  expect(findings.map(({ check, status }) => [check, status])).toEqual([
    ["sign-in groups", "ok"],
    ["sign-in renewal", "ok"],
  ]);
  expect(findings[0]?.message).toMatch(/The claim roles arrived.*m2m-viewer/);
});

test.each(["missing", "overage", "unreadable"] as const)("a claim that is %s is a problem", (reading) => {
  const [groups] = examineOwnSignIn({ claim: "roles", reading, isRenewable: true });
  expect(groups).toMatchObject({
    status: "problem",
    message: expect.stringMatching(/^The claim roles .*m2m-admin/),
    advice: expect.stringContaining("SIGN_IN_GROUPS_CLAIM"),
  });
});

test("a sign-in without a refresh token is noted, with what it costs", () => {
  const [, renewal] = examineOwnSignIn({ claim: "roles", reading: "read", isRenewable: false });
  expect(renewal).toMatchObject({ status: "note", message: expect.stringContaining("an hour at most") });
});

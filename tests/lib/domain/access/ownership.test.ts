import { expect, test } from "vitest";
import { policyText, standing } from "@/lib/domain/access/ownership";

test("a policy is the same text in whatever order its scopes come, and another one for another policy", () => {
  const text = policyText({ team: "team-orders", openScopes: ["write", "read"] });
  expect(policyText({ team: "team-orders", openScopes: ["read", "write"] })).toBe(text);
  expect(text).toBe('["team-orders",["read","write"]]');
  for (const other of [
    { team: null, openScopes: ["read", "write"] },
    { team: "team-orders", openScopes: ["read"] },
    { team: "team-orders", openScopes: [] },
  ])
    expect(policyText(other)).not.toBe(text);
});

test("a suspension stands until somebody switched the client on elsewhere", () => {
  const suspension = { wasOAuthOn: true, authFlows: null, suspendedAt: "", suspendedBy: "", endedAt: null };
  expect(standing(suspension)).toBe(suspension);
  expect(standing({ ...suspension, endedAt: "2026-11-29T08:00:00.000Z" })).toBeNull();
  expect(standing(null)).toBeNull();
});

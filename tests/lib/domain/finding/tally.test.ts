import { expect, test } from "vitest";
import { bySeverity, countOf, countsIn, sumOf, tallyOf, worstFirst } from "@/lib/domain/finding/tally";
import type { PlacedFinding } from "@/lib/domain/finding/waiver";

const found = (rule: PlacedFinding["rule"], ownerTeam: string | null, isWaived = false): PlacedFinding => ({
  rule,
  object: { kind: "client", id: "abc", name: "orders" },
  ownerTeam,
  evidence: "It is so.",
  poolId: "eu-west-1_Dev",
  environment: "dev",
  waiver: null,
  isWaived,
});

test("open findings are counted by rule and by team, and waived ones are not", () => {
  const { rules, teams } = tallyOf([
    found("no-owner", null),
    found("two-secrets", "team-orders"),
    found("two-secrets", "team-orders"),
    found("two-secrets", "team-orders", true),
  ]);
  expect(rules).toEqual({ "no-owner": 1, "two-secrets": 2 });
  expect([...teams]).toEqual([["team-orders", 2]]);
});

test("stored counts of a rule that this release does not know are left out, and broken ones are an error", () => {
  expect(countsIn('{"no-owner":3,"of-tomorrow":9}')).toEqual({ "no-owner": 3 });
  expect(() => countsIn('{"no-owner":-1}')).toThrow();
  expect(() => countsIn('{"no-owner":"3"}')).toThrow();
});

test("counts add up, and are told by rule, by severity and the most urgent first", () => {
  const sum = sumOf([{ "no-owner": 3 }, { "no-owner": 1, "no-domain": 7 }, { "open-registration": 1 }]);
  expect(sum).toEqual({ "no-owner": 4, "no-domain": 7, "open-registration": 1 });
  expect(countOf(sum)).toBe(12);
  expect(countOf(sum, { rule: "no-owner" })).toBe(4);
  expect(countOf(sum, { severity: "low" })).toBe(7);
  expect(countOf(sum, { rule: "no-owner", severity: "low" })).toBe(0);
  expect(bySeverity(sum)).toEqual([
    { severity: "high", count: 1 },
    { severity: "medium", count: 4 },
    { severity: "low", count: 7 },
  ]);
  expect(worstFirst({ ...sum, "names-old": 9, "no-deletion-protection": 0 }).map(({ rule }) => rule)).toEqual(
    ["open-registration", "names-old", "no-owner", "no-domain"],
  );
});

import { expect, test } from "vitest";
import type { RuleId } from "@/lib/domain/finding/judge";
import {
  countByRule,
  countBySeverity,
  findingQuery,
  findingsThatFit,
  isFindingSearchNarrowed,
  readFindingSearch,
  teamsIn,
} from "@/lib/domain/finding/search";
import type { PlacedFinding } from "@/lib/domain/finding/waiver";

const one = (rule: RuleId, name: string, more: Partial<PlacedFinding> = {}): PlacedFinding => ({
  rule,
  object: { kind: "client", id: name, name },
  ownerTeam: "team-orders",
  evidence: "It is so.",
  waiver: null,
  isWaived: false,
  poolId: "eu-west-1_Prod",
  environment: "prod",
  ...more,
});

const dev = { poolId: "eu-west-1_Dev", environment: "dev" };

const all = [
  one("duplicate-name", "a"),
  one("old-secret", "z"),
  one("old-secret", "b", { ownerTeam: null }),
  one("old-secret", "c", dev),
  one("two-secrets", "w", { isWaived: true }),
];

const namesOf = (search: Parameters<typeof findingsThatFit>[1]) =>
  findingsThatFit(all, search).map(({ object }) => object.name);

test("open findings come most urgent first, those of a rule in their order; waived ones are apart", () => {
  expect(namesOf({})).toEqual(["z", "b", "c", "a"]);
  expect(namesOf({ state: "open" })).toEqual(["z", "b", "c", "a"]);
  expect(namesOf({ state: "waived" })).toEqual(["w"]);
});

test.each([
  [{ environment: "dev" }, ["c"]],
  [{ severity: "low" }, ["a"]],
  [{ rule: "old-secret" }, ["z", "b", "c"]],
  [{ owner: "none" }, ["b"]],
  [{ owner: "team-orders", severity: "high", environment: "prod" }, ["z"]],
] as const)("%o finds %o", (search, found) => {
  expect(namesOf(search)).toEqual(found);
});

test("findings are counted by rule, by severity and by team", () => {
  const found = findingsThatFit(all, {});
  expect(countByRule(found)).toEqual([
    { rule: "old-secret", findings: 3, teams: 1, environments: ["dev", "prod"] },
    { rule: "duplicate-name", findings: 1, teams: 1, environments: ["prod"] },
  ]);
  expect(countBySeverity(found).map(({ severity, count }) => [severity, count])).toEqual([
    ["high", 3],
    ["medium", 0],
    ["low", 1],
  ]);
  expect(teamsIn(all)).toEqual(["team-orders"]);
});

test("an address says which search it is, and the same search makes the same address", () => {
  const given = { rule: "old-secret", owner: "none", state: "waived", severity: "", page: "3" };
  const read = readFindingSearch(given);
  expect(read).toEqual({ ok: true, value: { rule: "old-secret", owner: "none", state: "waived", page: 3 } });
  if (!read.ok) return;
  expect(String(findingQuery(read.value))).toBe("rule=old-secret&owner=none&state=waived");
  expect(String(findingQuery(read.value, { page: "2", rule: undefined }))).toBe(
    "owner=none&state=waived&page=2",
  );
  expect(isFindingSearchNarrowed(read.value)).toBe(true);
  expect(isFindingSearchNarrowed({ state: "waived", page: 1 })).toBe(false);
});

test.each([
  [{ team: "team-a" }, "Findings have no filter named “team”. Correct it to see the findings."],
  [{ rule: "toString" }, "“Rule” must be the ID of a rule. Correct it to see the findings."],
  [{ owner: "orders" }, "“Owner team” must be a team. Correct it to see the findings."],
  [{ owner: `team-${"a".repeat(200)}` }, "“Owner team” is too long. Correct it to see the findings."],
  [{ environment: ["a", "b"] }, "“Environment” is given twice. Correct it to see the findings."],
  [{ severity: "urgent" }, "“Severity” must be one of high, medium, low. Correct it to see the findings."],
])("%o is refused, so that it does not list everything", (given, message) => {
  expect(readFindingSearch(given)).toMatchObject({ ok: false, problem: { code: "invalid", message } });
});

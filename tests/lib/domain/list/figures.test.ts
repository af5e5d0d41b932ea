import { expect, test } from "vitest";
import { countClients, sumOfFigures } from "@/lib/domain/list/figures";
import { fitter } from "@/lib/domain/list/filter";
import { readSearch } from "@/lib/domain/list/parse";
import { ageRanges } from "@/lib/domain/secret/age";
import { aRow } from "@/tests/lib/domain/client/client-rows";

const now = Date.parse("2026-11-30T12:00:00Z");

const aged = (...days: number[]) =>
  days.map((it) => ({
    secretId: `${it}`,
    createdAt: new Date(now - it * 86_400_000 - 60_000).toISOString(),
  }));

const rows = [
  aRow("orders", { ownerTeam: "team-orders", secrets: aged(100, 1), deadScopes: 0 }),
  aRow("stock", { ownerTeam: null, secrets: aged(400, 2), deadScopes: 2, client: { kind: "mixed" } }),
  aRow("paused", { ownerTeam: "team-orders", secrets: aged(10), isSuspended: true }),
  aRow("agent", { ownerTeam: null, secrets: [], client: { isSelfRegistered: true } }),
  aRow("website", { ownerTeam: null, secrets: aged(400, 1), client: { kind: "people" } }),
  aRow("unread", { ownerTeam: null, secrets: null, client: null, deadScopes: null }),
];

/** How many clients the list shows for these parameters of its address. */
function listed(parameters: Record<string, string>): number {
  const search = readSearch(parameters);
  if (!search.ok) throw new Error(search.problem.message);
  const directory = { scopes: new Set<string>(), serverNames: new Map<string, string>() };
  const judge = fitter(search.value, { now, directory, teams: [], maxAgeDays: null, poolTexts: [] });
  return rows.filter((row) => judge(row) === "fits").length;
}

test("each number is that of the list that it leads to", () => {
  const figures = countClients(rows, now);
  expect(figures.kinds).toEqual({ m2m: 5, mixed: 1, people: 1, dcr: 1, all: 6 });
  expect(figures.kinds.m2m).toBe(listed({}));
  expect(figures.kinds.people).toBe(listed({ kind: "people" }));
  expect(figures.kinds.dcr).toBe(listed({ kind: "dcr" }));
  expect([figures.noOwner, listed({ owner: "none" })]).toEqual([3, 3]);
  expect([figures.twoSecrets, listed({ secrets: "2" })]).toEqual([2, 2]);
  expect([figures.missingScopes, listed({ dead: "yes" })]).toEqual([1, 1]);
  expect([figures.suspended, listed({ suspended: "yes" })]).toEqual([1, 1]);
  for (const [at, { over, upTo }] of ageRanges.entries())
    expect(figures.ages[at]).toBe(
      listed({
        ...(over !== null && { age: String(over) }),
        ...(upTo !== null && { ageUpTo: String(upTo) }),
      }),
    );
  expect([...figures.rotating]).toEqual([["team-orders", 1]]);
});

test("figures of pools add up", () => {
  const one = countClients(rows, now);
  const sum = sumOfFigures([one, one]);
  expect(sum).toMatchObject({ kinds: { m2m: 10, people: 2, all: 12 }, noOwner: 6, twoSecrets: 4 });
  expect(sum).toMatchObject({ missingScopes: 2, suspended: 2, ages: one.ages.map((it) => 2 * it) });
  expect(sumOfFigures([]).ages).toEqual(ageRanges.map(() => 0));
});

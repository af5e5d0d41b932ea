import { expect, test } from "vitest";
import { facetCounter, sumOf } from "@/lib/domain/list/facets";
import { anyKindFitter } from "@/lib/domain/list/filter";
import type { ClientRow, ClientSearch } from "@/lib/domain/list/parse";
import { aRow } from "@/tests/lib/domain/client/client-rows";

const now = Date.parse("2026-11-30T12:00:00Z");

const aged = (days: number) => {
  const createdAt = new Date(now - days * 86_400_000 - 60_000).toISOString();
  return [{ secretId: createdAt, createdAt }];
};

const rows = [
  aRow("orders", { secrets: aged(10), client: { kind: "m2m" } }),
  aRow("orders-old", { secrets: aged(100), client: { kind: "m2m" } }),
  aRow("support", { secrets: aged(400), client: { kind: "mixed" } }),
  aRow("website", { secrets: [], client: { kind: "people" } }),
  aRow("unread", { secrets: null, client: null }),
];

function facetsOf(of: readonly ClientRow[], search: ClientSearch) {
  const judge = anyKindFitter(search, { now, directory: null, teams: [], maxAgeDays: null, poolTexts: [] });
  const { facets, count } = facetCounter(search, now);
  for (const row of of) count(row, judge(row));
  return facets;
}

const facets = (search: Partial<ClientSearch>) => facetsOf(rows, { page: 1, ...search });

test("each kind is counted, whichever kind is asked for; an unread client is listed as M2M", () => {
  const kinds = { m2m: 4, mixed: 1, people: 1, dcr: 0, all: 5 };
  expect(facets({}).kinds).toEqual(kinds);
  expect(facets({ kind: "people" }).kinds).toEqual(kinds);
});

test("self-registered clients are counted beside their kind", () => {
  const agents = [aRow("agent", { client: { isSelfRegistered: true } }), ...rows];
  expect(facetsOf(agents, { page: 1 }).kinds).toMatchObject({ m2m: 5, dcr: 1, all: 6 });
  const people = [aRow("app", { client: { kind: "people", isSelfRegistered: true } })];
  expect(facetsOf(people, { page: 1, kind: "dcr" }).kinds).toMatchObject({ people: 1, dcr: 1 });
});

test("each range of ages is counted, whichever ages are asked for", () => {
  expect(facets({}).ages).toEqual([1, 0, 1, 0, 1]);
  expect(facets({ age: "365" }).ages).toEqual([1, 0, 1, 0, 1]);
  expect(facets({ age: "90", ageUpTo: "180" }).ages).toEqual([1, 0, 1, 0, 1]);
});

test("the other choices of a search count on both sides", () => {
  expect(facets({ q: "orders" })).toEqual({
    kinds: { m2m: 2, mixed: 0, people: 0, dcr: 0, all: 2 },
    ages: [1, 0, 1, 0, 0],
  });
  expect(facets({ kind: "mixed" }).ages).toEqual([0, 0, 0, 0, 1]);
  expect(facets({ age: "365" }).kinds).toMatchObject({ m2m: 1, mixed: 1, people: 0, all: 1 });
});

test("facets of several pools are added up", () => {
  const one = facets({});
  expect(sumOf([one, one])).toEqual({
    kinds: { m2m: 8, mixed: 2, people: 2, dcr: 0, all: 10 },
    ages: [2, 0, 2, 0, 2],
  });
  expect(sumOf([]).ages).toEqual([0, 0, 0, 0, 0]);
});

import { expect, test } from "vitest";
import { comparer, isUnplaced, wholeComparer } from "@/lib/domain/list/order";
import type { ClientRow, ClientSearch } from "@/lib/domain/list/parse";
import { aRow } from "@/tests/lib/domain/client/client-rows";

test("every order puts what is unknown last, whichever way round", () => {
  const rows = [
    aRow("b", { client: { createdAt: "2026-02-01T00:00:00.000Z", tokenMinutes: 5 } }),
    aRow("unread", { client: null }),
    aRow("a", { client: { createdAt: "2026-03-01T00:00:00.000Z", tokenMinutes: 90 } }),
  ];
  const sorted = (sort: ClientSearch["sort"]) => {
    const compare = comparer({ sort, page: 1 });
    return compare ? [...rows].sort(compare).map(({ name }) => name) : null;
  };
  expect(sorted("created")).toEqual(["b", "a", "unread"]);
  expect(sorted("-created")).toEqual(["a", "b", "unread"]);
  expect(sorted("-lifetime")).toEqual(["a", "b", "unread"]);
  expect(sorted("age")?.at(-1)).toBe("unread");
  expect(sorted("name")).toBeNull();
});

test("who stands last because nothing is known of them is told from who has nothing to be sorted by", () => {
  const of = (sort: ClientSearch["sort"], given: ClientRow) => isUnplaced(given, { sort, page: 1 });
  const [unread, unlisted, public_] = [
    aRow("unread", { client: null }),
    aRow("unlisted", { secrets: null }),
    aRow("public", { secrets: [] }),
  ];
  expect([of("-created", unread), of("lifetime", unread), of("age", unread)]).toEqual([true, true, true]);
  expect([of(undefined, unread), of("name", unread), of("-name", unread)]).toEqual([false, false, false]);
  expect([of("-age", unlisted), of("created", unlisted), of("age", public_)]).toEqual([true, false, false]);
});

test("rows of several pools with the same value, or without one, stand in the order of their names", () => {
  const rows = [aRow("b"), aRow("c", { client: null }), aRow("A"), aRow("a", { client: null })];
  const sorted = (sort: ClientSearch["sort"]) =>
    rows.toSorted(wholeComparer({ sort, page: 1 })).map(({ name }) => name);
  expect(sorted("-changed")).toEqual(["A", "b", "a", "c"]);
  expect(sorted("name")).toEqual(["a", "A", "b", "c"]);
  expect(sorted("-name")).toEqual(["c", "b", "A", "a"]);
});

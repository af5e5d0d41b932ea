import { expect, test } from "vitest";
import { filtersOf, needsSettings, queryWithout } from "@/lib/domain/list/url";

test("text, owner and the order of names need no settings, everything else does", () => {
  expect(needsSettings({ q: "x", owner: ["none"], kind: "all", sort: "-name", page: 1 })).toBe(false);
  for (const one of [
    { scope: ["a/b"] },
    { age: "30" },
    { changed: "1" },
    { kind: "dcr" },
    { sort: "created" },
  ] as const)
    expect(needsSettings({ ...one, page: 1 })).toBe(true);
  expect(filtersOf({ q: "x", kind: "all", sort: "name", scope: ["a/b", "c/d"], page: 2 })).toEqual([
    { name: "scope", value: "a/b" },
    { name: "scope", value: "c/d" },
  ]);
});

test("the address without a filter keeps its other values", () => {
  const search = { scope: ["a/b", "c/d"], dead: "yes", page: 2 } as const;
  expect(`${queryWithout(search, { name: "scope", value: "a/b" })}`).toBe("scope=c%2Fd&dead=yes");
});

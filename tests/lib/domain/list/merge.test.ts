import fc from "fast-check";
import { expect, test } from "vitest";
import { merged, mergedPage } from "@/lib/domain/list/merge";

type Row = { readonly key: number };

const compare = (one: Row, other: Row) => one.key - other.key;

const lists = fc.array(
  fc.array(fc.integer({ min: 0, max: 20 })).map((keys) => keys.sort((a, b) => a - b).map((key) => ({ key }))),
  { maxLength: 6 },
);

test("any page of merged lists is the page of all rows, sorted", () => {
  fc.assert(
    fc.property(lists, fc.nat(60), fc.integer({ min: 1, max: 20 }), (given, start, count) => {
      const sorted = given.flatMap((rows, list) => rows.map((row) => ({ list, row })));
      sorted.sort((one, other) => compare(one.row, other.row));
      expect(mergedPage(given, compare, start, count)).toEqual(sorted.slice(start, start + count));
    }),
  );
});

test("a late page costs few comparisons, and rows are merged only as they are asked for", () => {
  let asked = 0;
  const counting = (one: Row, other: Row) => {
    asked += 1;
    return compare(one, other);
  };
  const large = Array.from({ length: 20 }, (_list, list) =>
    Array.from({ length: 1_000 }, (_row, index) => ({ key: index * 20 + list })),
  );
  const [first] = mergedPage(large, counting, 19_000, 1);
  expect(first?.row.key).toBe(19_000);
  expect(asked).toBeLessThan(10_000);
  asked = 0;
  merged(large, counting).next();
  expect(asked).toBe(19);
});

import { expect, test } from "vitest";
import { rowOfRefusal } from "@/lib/domain/audit/refusal-count";

test("of a million refusals within a minute, 100 get a row each and 5 rows say how many there were", () => {
  const rows = { "its own": [] as number[], "the count": [] as number[], none: [] as number[] };
  for (let count = 1; count <= 1_000_000; count += 1) rows[rowOfRefusal(count)].push(count);
  expect(rows["its own"]).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
  expect(rows["the count"]).toEqual([101, 1_000, 10_000, 100_000, 1_000_000]);
});

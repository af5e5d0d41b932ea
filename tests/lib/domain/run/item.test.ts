import { expect, test } from "vitest";
import { countOf, itemInWords, leftOf, noTotals } from "@/lib/domain/run/item";

test("what waits and what runs is left of a run", () => {
  const totals = { ...noTotals, waiting: 3, running: 2, done: 5, failed: 1 };
  expect(leftOf(totals)).toBe(5);
  expect(countOf(totals)).toBe(11);
});

test("a waiting item will change in a dry run, waits in a run, and was not done after it", () => {
  expect(itemInWords("waiting", "draft")).toBe("Will change");
  expect(itemInWords("waiting", "going")).toBe("Waiting");
  expect(itemInWords("waiting", "over")).toBe("Not done");
  expect(itemInWords("skipped", "draft")).toBe("Skipped");
});

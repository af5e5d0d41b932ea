import { expect, test } from "vitest";
import { inWords, monthlyCost } from "@/lib/domain/token";

test.each([
  [5, "5 minutes"],
  [60, "1 hour"],
  [61, "1 hour 1 minute"],
  [150, "2 hours 30 minutes"],
  [1440, "24 hours"],
])("%i minutes are %s", (minutes, words) => {
  expect(inWords(minutes)).toBe(words);
});

test("one client that caches an hourly token costs USD 1.64 a month", () => {
  const { tokens, dollars } = monthlyCost(60);
  expect(tokens).toBe(730);
  expect(dollars).toBeCloseTo(1.6425, 4);
});

import { expect, test } from "vitest";
import { dayOf, trendDay, trendInWords, trendOf } from "@/lib/domain/finding/trend";

const at = Date.parse("2026-12-01T09:00:00Z");

test("a day is that of UTC", () => {
  expect(dayOf(Date.parse("2026-12-01T00:30:00+02:00"))).toBe("2026-11-30");
});

test("today is compared with the last day that is 30 days or more ago", () => {
  expect(trendDay(["2026-12-01", "2026-11-20", "2026-11-01", "2026-10-30", "2026-10-01"], at)).toBe(
    "2026-11-01",
  );
  expect(trendDay(["2026-12-01", "2026-11-20", "2026-10-30"], at)).toBe("2026-10-30");
});

test("before that many days were counted, today is compared with the first day, and on that day with none", () => {
  expect(trendDay(["2026-11-28", "2026-11-20", "2026-12-01"], at)).toBe("2026-11-20");
  expect(trendDay(["2026-12-01"], at)).toBeNull();
  expect(trendDay([], at)).toBeNull();
});

test("a difference is said in words", () => {
  expect(trendInWords(1_212, 1, "2026-11-01")).toBe("1,211 more than on 2026-11-01");
  expect(trendInWords(1, 3, "2026-11-01")).toBe("2 fewer than on 2026-11-01");
  expect(trendInWords(3, 3, "2026-11-01")).toBe("As many as on 2026-11-01");
});

test("a search of open findings has a trend, and one by owner or of waived findings has none", () => {
  const trend = { day: "2026-11-01", counts: { "no-owner": 3, "no-domain": 4 } };
  expect(trendOf(9, {}, trend)).toBe(". 2 more than on 2026-11-01.");
  expect(trendOf(1, { rule: "no-owner" }, trend)).toBe(". 2 fewer than on 2026-11-01.");
  expect(trendOf(4, { severity: "low", environment: "dev" }, trend)).toBe(". As many as on 2026-11-01.");
  expect(trendOf(9, { owner: "team-orders" }, trend)).toBeNull();
  expect(trendOf(9, { state: "waived" }, trend)).toBeNull();
});

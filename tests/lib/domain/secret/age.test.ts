import { expect, test } from "vitest";
import {
  ageInDays,
  ageRanges,
  onAgeScale,
  rangeFinder,
  rangeLabel,
  shortAge,
  toneOfAge,
} from "@/lib/domain/secret/age";
import { isTooOld, maxAgeAt } from "@/lib/domain/secret/secret";

const now = Date.parse("2026-11-30T12:00:00Z");
const ago = (days: number, seconds = 0) => new Date(now - days * 86_400_000 - seconds * 1_000).toISOString();

test.each([
  [0, "0 d"],
  [60, "60 d"],
  [61, "2 mo"],
  [245, "8 mo"],
  [730, "23 mo"],
  [731, "2 y"],
])("%i days are said as %s", (days, words) => {
  expect(shortAge(days)).toBe(words);
});

test("ages are whole days, and never negative", () => {
  expect(ageInDays(ago(3, -1), now)).toBe(2);
  expect(ageInDays(ago(3), now)).toBe(3);
  expect(ageInDays(ago(-1), now)).toBe(0);
});

test("an age is in whole days, and never less than none", () => {
  const old = "2026-01-01T00:00:00.000Z";
  const [born, minute, day] = [Date.parse(old), 60_000, 86_400_000];
  expect([born - minute, born, born + day - 1, born + day].map((at) => ageInDays(old, at))).toEqual([
    0, 0, 0, 1,
  ]);
});

test("the ranges touch, and have labels", () => {
  expect(ageRanges.map(rangeLabel)).toEqual(["≤ 30", "30–90", "90–180", "180–365", "> 365"]);
});

test.each([0, 30, 31, 90, 91, 180, 181, 365, 366, 4_000])(
  "a secret of %i days is counted where the filter finds it",
  (days) => {
    for (const seconds of [0, 60]) {
      const range = ageRanges[rangeFinder(now)(ago(days, seconds))];
      const isOlderThan = (limit: number) => isTooOld(ago(days, seconds), maxAgeAt(limit, now));
      expect(range?.over == null || isOlderThan(range.over)).toBe(true);
      expect(range?.upTo == null || !isOlderThan(range.upTo)).toBe(true);
    }
  },
);

test("an age is marked from half a year on, from a year on, and beyond the limit", () => {
  expect([100, 180, 181, 365, 366].map((days) => toneOfAge(days, false))).toEqual([
    "neutral",
    "neutral",
    "warn",
    "warn",
    "danger",
  ]);
  expect(toneOfAge(100, true)).toBe("warn");
});

test("the scale grows from 0 to 1 and stays there", () => {
  const places = [0, 1, 90, 365, 1_096, 9_000].map(onAgeScale);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect([places[0], places[4], places[5]]).toEqual([0, 1, 1]);
  expect(places[2]).toBeCloseTo(0.644, 3);
});

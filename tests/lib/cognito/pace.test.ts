import { expect, test } from "vitest";
import { type Pace, paceRate, slowedDown, taken } from "@/lib/cognito/pace";

const full = 4;
const second = 1_000;

test("a refusal halves the rate, and refusals of calls under way together count once", () => {
  const slowed = slowedDown(null, full, 0);
  expect(paceRate(slowed, full, 0)).toBe(2);
  expect(paceRate(slowedDown(slowed, full, 900), full, 900)).toBe(2);
  expect(paceRate(slowedDown(slowed, full, 1_100), full, 1_100)).toBe(1);
});

test("nothing is regained until a call is taken, then fast up to the knee and slowly beyond", () => {
  const slowed = slowedDown(null, full, 0);
  expect(paceRate(slowed, full, 60 * second)).toBe(2);
  const again = taken(slowed, full, 10 * second);
  const at = (seconds: number) => paceRate(again, full, (10 + seconds) * second);
  expect(at(1)).toBeCloseTo(2.32);
  expect(at(2.5)).toBeCloseTo(2.8);
  expect(at(12.5)).toBeCloseTo(3.2);
  expect(at(600)).toBe(full);
  expect(taken(again, full, 600 * second)).toBeNull();
});

test("an outage of 30 seconds leaves a trickle, and most of the rate is back 10 seconds after it", () => {
  let pace: Pace = null;
  for (let at = 0; at <= 30 * second; at += 2 * second) pace = slowedDown(pace, full, at);
  expect(paceRate(pace, full, 30 * second)).toBeCloseTo(full / 20);
  pace = taken(pace, full, 32 * second);
  expect(paceRate(pace, full, 42 * second)).toBeGreaterThanOrEqual(0.69 * full);
});

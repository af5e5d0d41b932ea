import { expect, test } from "vitest";
import { type Pace, paceRate, slowedDown, taken } from "@/lib/aws/cognito/rate/pace";

const full = 4;
const second = 1_000;

test("a refusal halves the rate, and refusals of calls under way together count once", () => {
  const slowed = slowedDown(null, full, 0);
  expect(paceRate(slowed, full, 0)).toBe(2);
  expect(paceRate(slowedDown(slowed, full, 900), full, 900)).toBe(2);
  expect(paceRate(slowedDown(slowed, full, 1_100), full, 1_100)).toBe(1);
});

test("nothing is regained until a call is taken, then fast up to the knee and by and by beyond", () => {
  const slowed = slowedDown(null, full, 0);
  expect(paceRate(slowed, full, 60 * second)).toBe(2);
  const again = taken(slowed, full, 10 * second);
  const at = (seconds: number) => paceRate(again, full, (10 + seconds) * second);
  expect(at(1)).toBeCloseTo(2.32);
  expect(at(1.875)).toBeCloseTo(2.6);
  expect(at(11.875)).toBeCloseTo(2.632);
  expect(at(51.875)).toBeCloseTo(3.4);
  expect(at(600)).toBe(full);
  expect(taken(again, full, 600 * second)).toBeNull();
});

test("an outage of 30 seconds leaves a trickle, and most of the rate is back 10 seconds after it", () => {
  let pace: Pace = null;
  for (let at = 0; at <= 30 * second; at += 2 * second) pace = slowedDown(pace, full, at);
  expect(paceRate(pace, full, 30 * second)).toBeCloseTo(full / 20);
  pace = taken(pace, full, 32 * second);
  expect(paceRate(pace, full, 42 * second)).toBeGreaterThanOrEqual(0.8 * full);
});

test("beside somebody who uses three of five a second the edge is met once a minute, and the rest is used", () => {
  // Cognito's own count: five a second, the calls of one second at once.
  let tokens = 5;
  let pace: Pace = null;
  let due = 0;
  let ours = 0;
  const edges = new Set<number>();
  const asks = (): boolean => {
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
  for (let at = 0; at < 300 * second; at += 10) {
    tokens = Math.min(5, tokens + 0.05);
    if (at % 330 === 0) asks();
    due += paceRate(pace, full, at) / 100;
    if (due < 1) continue;
    due -= 1;
    const isTaken = asks();
    if (isTaken) ours += 1;
    pace = (isTaken ? taken : slowedDown)(pace, full, at);
    if (pace) edges.add(pace.throttledAt);
  }
  expect(edges.size).toBeLessThanOrEqual(8);
  expect(ours).toBeGreaterThan(0.9 * 2 * 300);
});

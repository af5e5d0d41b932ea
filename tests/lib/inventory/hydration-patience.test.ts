import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { meetAnswer, meetFailure, newPatience, type Patience } from "@/lib/inventory/hydration";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_800_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const later = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);
const fails = (patience: Patience, clientId: string, code: "unreachable" | "throttled" | "busy") =>
  meetFailure(patience, { clientId, askedAt: Date.now(), code });
const waits = (patience: Patience, clientId: string) =>
  (patience.failures.get(clientId)?.until ?? 0) - Date.now();

test("a client that fails while others are answered waits twice as long each time, up to five minutes", () => {
  const patience = newPatience();
  const pauses: number[] = [];
  for (let times = 0; times < 10; times += 1) {
    later(1);
    meetAnswer(patience);
    fails(patience, "broken", "unreachable");
    expect(patience.pausedUntil).toBe(0);
    pauses.push(waits(patience, "broken") / 1_000);
    later(waits(patience, "broken"));
  }
  expect(pauses).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
});

test("where nobody is answered everything pauses, up to half a minute, and no client is held against it", () => {
  const patience = newPatience();
  const pauses: number[] = [];
  for (let times = 0; times < 6; times += 1) {
    for (const clientId of ["a", "b", "c"]) fails(patience, clientId, "unreachable");
    pauses.push((patience.pausedUntil - Date.now()) / 1_000);
    later(patience.pausedUntil - Date.now());
  }
  expect(pauses).toEqual([2, 4, 8, 16, 30, 30]);
  expect(waits(patience, "a")).toBeLessThanOrEqual(0);
  meetAnswer(patience);
  expect(patience.pausedUntil).toBe(0);
});

test("the first failure of an outage is everybody's, what one client alone is refused is its own", () => {
  const patience = newPatience();
  meetAnswer(patience);
  later(2_000);
  fails(patience, "refused", "busy");
  expect(patience.pausedUntil).toBe(0);
  fails(patience, "lost", "unreachable");
  expect(patience.pausedUntil).toBeGreaterThan(Date.now());
});

test("throttled again and again, a client waits no longer than before", () => {
  const patience = newPatience();
  for (let times = 0; times < 5; times += 1) fails(patience, "a", "throttled");
  expect(waits(patience, "a")).toBe(1_000);
  expect(patience.pausedUntil).toBe(0);
});

import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { asRun, type Call, type Priority, turn } from "@/lib/aws/cognito/rate/scheduler";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const aCall = (): Call => ({
  operation: "UpdateUserPoolClient",
  poolId: "pool",
  account: randomUUID(),
  callsPerSecond: 5,
  share: 1,
});

test("a call of a run goes after all that people wait for, and before upkeep, whatever its priority", async () => {
  const call = aCall();
  const order: string[] = [];
  const wait = (name: string, priority: Priority) =>
    void turn(call, priority, Number.POSITIVE_INFINITY).granted.then(() => order.push(name));
  // These use up the burst.
  for (let at = 0; at < 4; at += 1) turn(call, "write", Number.POSITIVE_INFINITY);
  wait("upkeep", "upkeep");
  await asRun(async () => wait("a run’s write", "write"));
  wait("a search", "search");
  wait("a person’s write", "write");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(order).toEqual(["a person’s write", "a search", "a run’s write", "upkeep"]);
});

test("a call of a run that a person joins goes first, and one that a run joins stays where it is", async () => {
  const call = aCall();
  const order: string[] = [];
  for (let at = 0; at < 4; at += 1) turn(call, "write", Number.POSITIVE_INFINITY);
  const joined = await asRun(async () => turn(call, "now", Number.POSITIVE_INFINITY));
  void joined.granted.then(() => order.push("joined by a person"));
  const upkeep = turn(call, "upkeep", Number.POSITIVE_INFINITY);
  void upkeep.granted.then(() => order.push("joined by a run"));
  void turn(call, "search", Number.POSITIVE_INFINITY).granted.then(() => order.push("a search"));
  await asRun(async () => upkeep.raise("now", Number.POSITIVE_INFINITY));
  joined.raise("now", Number.POSITIVE_INFINITY);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(order).toEqual(["joined by a person", "a search", "joined by a run"]);
});

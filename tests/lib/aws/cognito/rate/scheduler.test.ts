import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  answered,
  type Call,
  type Priority,
  speedOf,
  takeLimit,
  takePart,
  turn,
} from "@/lib/aws/cognito/rate/scheduler";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  takePart(1);
  vi.useRealTimers();
});

/** Calls of one account that nobody else has, so that no test meets another one's. */
function anAccount() {
  const account = randomUUID();
  return (operation: string, poolId = "pool"): Call => ({
    operation,
    poolId,
    account,
    callsPerSecond: 5,
    share: 1,
  });
}

/** Queues so many calls and tells, in seconds from now, when each had its turn. */
async function starts(calls: readonly Call[], seconds: number, priority: Priority = "background") {
  const begin = Date.now();
  const at: number[] = [];
  for (const call of calls)
    void turn(call, priority, Number.POSITIVE_INFINITY).granted.then(() =>
      at.push((Date.now() - begin) / 1_000),
    );
  await vi.advanceTimersByTimeAsync(seconds * 1_000);
  return at;
}

const many = (count: number, call: Call) => Array.from({ length: count }, () => call);

/** The most that lay in any window of `seconds`. */
const mostWithin = (at: readonly number[], seconds: number) =>
  Math.max(...at.map((begin) => at.filter((it) => it >= begin && it < begin + seconds).length));

test("one operation on one pool starts 5 times a second at most, and loses little of that", async () => {
  const at = await starts(many(300, anAccount()("DescribeUserPoolClient")), 70);
  expect(at).toHaveLength(300);
  expect(Math.max(...at)).toBeLessThan(60 * 1.04);
  // Cognito's own bucket holds five and gets five a second.
  for (const seconds of [0.5, 1, 5, 30]) expect(mostWithin(at, seconds)).toBeLessThanOrEqual(5 + 5 * seconds);
});

test("a rate that an account bought holds for its category, unless COGNITO_RATE says how fast to go", async () => {
  const bought = anAccount();
  const call = bought("DescribeUserPoolClient");
  takeLimit(call.account, "UserPoolClientRead", 45);
  const pools = Array.from({ length: 12 }, (_, pool) => bought("DescribeUserPoolClient", `pool ${pool}`));
  const calls = pools.flatMap((it) => many(40, it));
  // 12 pools would make 60 calls a second, and 15 without the limit.
  expect((await starts(calls, 10)).length).toBeGreaterThan(400);
  const set = calls.map((it) => ({ ...it, callsPerSecond: 6 }));
  expect((await starts(set, 10)).length).toBeLessThan(200);
});

test("a category is shared by the operations and the pools of an account and Region, and by no others", async () => {
  const mine = anAccount();
  const calls = ["one", "two", "three", "four", "five"].flatMap((pool) =>
    many(60, mine("DescribeUserPoolClient", pool)),
  );
  const at = await starts(calls, 30);
  expect(at.length).toBeGreaterThan(300 * 0.97);
  expect(mostWithin(at, 1)).toBeLessThanOrEqual(30);
  expect(mostWithin(at, 10)).toBeLessThanOrEqual(15 + 150);
  const apart = await Promise.all(["one", "two"].map(() => starts(many(20, anAccount()("X")), 6)));
  for (const each of apart) expect(each).toHaveLength(20);
});

test("the setting's share of the rates is kept, and every other rate follows in proportion", async () => {
  const call = anAccount()("DescribeUserPoolClient");
  expect((await starts(many(500, { ...call, share: 0.5 }), 60)).length).toBeLessThanOrEqual(150 + 2);
  const fast = { ...anAccount()("DescribeUserPoolClient"), callsPerSecond: 100 };
  const inTime = await starts(many(1_500, fast), 12);
  expect(inTime.length).toBeGreaterThan(1_150);
  expect(mostWithin(inTime, 0.05)).toBeLessThanOrEqual(10);
});

test("an instance that is one of four takes a quarter", async () => {
  takePart(0.25);
  const at = await starts(many(200, anAccount()("DescribeUserPoolClient")), 60);
  expect(at.length).toBeGreaterThan(70);
  expect(at.length).toBeLessThanOrEqual(76);
});

test("a write goes first, then who waits, then rows in sight, then a search, then the rest", async () => {
  const call = anAccount()("DescribeUserPoolClient");
  const order: string[] = [];
  const queue = (name: Priority) =>
    turn(call, name, Number.POSITIVE_INFINITY).granted.then(() => order.push(name));
  for (const name of ["background", "search", "visible", "now", "write"] as const)
    for (let count = 0; count < 4; count += 1) void queue(name);
  await vi.advanceTimersByTimeAsync(20_000);
  const waited = order.slice(order.indexOf("write"));
  expect(waited.slice(0, 8)).toEqual([...many4("write"), ...many4("now")]);
  expect(waited.indexOf("visible")).toBeLessThan(waited.indexOf("search"));
  expect(waited.at(-1)).toBe("background");
});

const many4 = (name: string) => Array.from({ length: 4 }, () => name);

test("a waiting call can be made more urgent", async () => {
  const call = anAccount()("DescribeUserPoolClient");
  const order: string[] = [];
  for (let count = 0; count < 10; count += 1)
    void turn(call, "visible", Number.POSITIVE_INFINITY).granted.then(() => order.push("visible"));
  const late = turn(call, "background", Number.POSITIVE_INFINITY);
  void late.granted.then(() => order.push("raised"));
  late.raise("now", Number.POSITIVE_INFINITY);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(order.indexOf("raised")).toBeLessThan(5);
});

test("who waits longer than they can is told so at that moment, and costs no call", async () => {
  const call = anAccount()("DescribeUserPoolClient");
  void starts(many(40, call), 0);
  const begin = Date.now();
  const told: [boolean, number][] = [];
  void turn(call, "background", begin + 2_000).granted.then((isGranted) =>
    told.push([isGranted, Date.now() - begin]),
  );
  await vi.advanceTimersByTimeAsync(2_100);
  expect(told).toEqual([[false, 2_000]]);
});

test("after a refusal calls come at half the rate, of this operation on this pool alone", async () => {
  const mine = anAccount();
  const call = mine("DescribeUserPoolClient");
  await starts(many(8, call), 3);
  answered(call, true);
  expect(speedOf(call)).toEqual({ perSecond: (5 * 0.98) / 2, throttledAt: Date.now() });
  const at = await starts(many(60, call), 10);
  expect(at.length).toBeLessThan(10 * 2.5 + 4);
  expect(speedOf(mine("DescribeUserPoolClient", "other"))).toEqual({
    perSecond: 5 * 0.98,
    throttledAt: null,
  });
  expect(speedOf(mine("ListUserPoolClients")).throttledAt).toBeNull();
});

test("the speed that is told is what is left where all pools of an account want more than their category has", async () => {
  const mine = anAccount();
  const pools = ["one", "two", "three", "four", "five", "six"];
  expect(speedOf(mine("DescribeUserPoolClient", "one")).perSecond).toBeCloseTo(4.9);
  void starts(
    pools.flatMap((pool) => many(60, mine("DescribeUserPoolClient", pool))),
    0,
  );
  const sum = pools.reduce((all, pool) => all + speedOf(mine("DescribeUserPoolClient", pool)).perSecond, 0);
  expect(sum).toBeCloseTo(14.7);
  await vi.advanceTimersByTimeAsync(60_000);
});

test("a call that is made more urgent waits no longer than that urgency allows", async () => {
  const call = anAccount()("DescribeUserPoolClient");
  void starts(many(60, call), 0, "now");
  const late = turn(call, "background", Number.POSITIVE_INFINITY);
  late.raise("visible", Date.now() + 3_000);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await late.granted).toBe(false);
});

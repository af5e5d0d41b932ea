import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Call, type Priority, turn } from "@/lib/aws/cognito/rate/scheduler";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The pages of names of 10,000 clients, and how many clients of a pool wait to be read at the same time. */
const PAGES = 167;
const AT_ONCE = 6;

type Upkeep = { priority: Priority; listedAfter: number | null; described: number; secrets: number };

/** Pools of 10,000 clients in one account, each listed page by page while its clients are read without end. */
function poolsOf(account: string, priorities: readonly Priority[]): Upkeep[] {
  const begin = Date.now();
  return priorities.map((priority, index) => {
    const upkeep: Upkeep = { priority, listedAfter: null, described: 0, secrets: 0 };
    const call = (operation: string): Call => ({
      operation,
      poolId: `pool ${index}`,
      account,
      callsPerSecond: 5,
      share: 0.8,
    });
    const wait = async (operation: string) => {
      await turn(call(operation), priority, Number.POSITIVE_INFINITY).granted;
      // An answer takes a while, and the next page is asked for after it.
      await new Promise((done) => setTimeout(done, 90));
    };
    void (async () => {
      for (let page = 0; page < PAGES; page += 1) await wait("ListUserPoolClients");
      upkeep.listedAfter = (Date.now() - begin) / 1_000;
    })();
    for (let reader = 0; reader < AT_ONCE; reader += 1) {
      void (async () => {
        for (; ; upkeep.described += 1) await wait("DescribeUserPoolClient");
      })();
      void (async () => {
        for (; ; upkeep.secrets += 1) await wait("ListUserPoolClientSecrets");
      })();
    }
    return upkeep;
  });
}

const many = (count: number, priority: Priority) => Array.from({ length: count }, () => priority);

test("20 pools of 10,000 clients that people look at are all listed within 10 minutes, and all are read meanwhile", async () => {
  const pools = poolsOf(randomUUID(), many(20, "upkeep"));
  await vi.advanceTimersByTimeAsync(600_000);
  for (const { listedAfter, described, secrets } of pools) {
    expect(listedAfter).toBeLessThan(600);
    expect(Math.min(described, secrets)).toBeGreaterThan(20);
  }
});

test("3 of 50 pools that people look at go first, and none of the others starves", async () => {
  const pools = poolsOf(randomUUID(), [...many(3, "upkeep"), ...many(47, "background")]);
  await vi.advanceTimersByTimeAsync(600_000);
  for (const { priority, listedAfter, described, secrets } of pools) {
    if (priority === "upkeep") expect(listedAfter).toBeLessThan(480);
    expect(Math.min(described, secrets)).toBeGreaterThan(priority === "upkeep" ? 60 : 10);
  }
});

test("a pool that had nothing to do for long gets no more than the others once it has", async () => {
  const account = randomUUID();
  const [early] = poolsOf(account, ["background"]);
  await vi.advanceTimersByTimeAsync(300_000);
  const before = early?.described ?? 0;
  const others = poolsOf(account, many(5, "background"));
  await vi.advanceTimersByTimeAsync(60_000);
  const gained = (early?.described ?? 0) - before;
  for (const { described } of others) expect(Math.abs(described - gained)).toBeLessThan(15);
});

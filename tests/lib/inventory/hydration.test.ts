import { afterEach, expect, test, vi } from "vitest";
import type { Pool } from "@/lib/domain/access/roles";
import { hydrate } from "@/lib/inventory/hydration";
import { noteLook } from "@/lib/inventory/interest";
import { listNames } from "@/lib/inventory/listing";
import { rowsSince } from "@/lib/store/inventory/clients";
import { aPool, shelfOf } from "@/tests/kit/a-pool";
import { ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito({ COGNITO_RATE: "100" });
afterEach(() => pullLever(cognito.url, ""));

/** The clock goes on by itself, and is set ahead. Never back, or the calls that wait for their turn would wait for it. */
const clock = { ahead: 0 };
const real = Date.now;
vi.spyOn(Date, "now").mockImplementation(() => real() + clock.ahead);

const calls = async (operation: string) => (await journalOf(cognito.url, operation)).length;

const described = async (pool: Pool) =>
  [...(await shelfOf(pool)).entries.values()].filter(({ entry }) => entry.client && entry.secrets).length;

/** Waits for something while time passes five times as fast. */
const sped = (isDone: () => Promise<boolean>) =>
  vi.waitUntil(
    async () => {
      clock.ahead += 200;
      return isDone();
    },
    { timeout: 60_000, interval: 50 },
  );

/** Runs the background reading of a pool until `isDone`. */
async function hydrating(pool: Pool, isDone: () => Promise<boolean>): Promise<void> {
  const stop = new AbortController();
  const done = hydrate(pool, stop.signal);
  try {
    await vi.waitUntil(isDone, { timeout: 120_000, interval: 50 });
  } finally {
    stop.abort();
    await done;
  }
}

test("a whole pool costs the fewest calls there are, also when it is taken over half way", async () => {
  const pool = await aPool(cognito.sdk, 150);
  await pullLever(cognito.url, "journal");
  await hydrating(pool, async () => (await described(pool)) >= 60);
  await hydrating(pool, async () => (await described(pool)) === 150);
  const calls = await journalOf(cognito.url);
  const count = (operation: string) => calls.filter((call) => call.operation === operation).length;
  expect(count("ListUserPoolClients")).toBe(3);
  // Those under way at the change of hands may be read once more.
  expect(count("DescribeUserPoolClient")).toBeLessThanOrEqual(151);
  expect(count("ListUserPoolClientSecrets")).toBeLessThanOrEqual(151);
});

test("nothing is read a second time before everything has been read once", async () => {
  const pool = await aPool(cognito.sdk, 40);
  await pullLever(cognito.url, "latency", { p50: 40 });
  await pullLever(cognito.url, "journal");
  await hydrating(pool, async () => (await described(pool)) === 40);
  expect(await journalOf(cognito.url, "DescribeUserPoolClient")).toHaveLength(40);
  expect(await journalOf(cognito.url, "ListUserPoolClientSecrets")).toHaveLength(40);
});

test("no secret gets into the inventory", async () => {
  const pool = await aPool(cognito.sdk, 2);
  await hydrating(pool, async () => (await described(pool)) === 2);
  const kept = JSON.stringify(got(await rowsSince(pool.id, 0)));
  expect(kept).toContain("client 1");
  // What Cognito makes is 52 characters of base32hex; nothing of that length may be there.
  expect(kept).not.toMatch(/[0-9a-v]{52}/);
});

test("a Cognito that does not answer for a while is not hammered, and the reading goes on after it", async () => {
  const pool = await aPool(cognito.sdk, 5);
  await pullLever(cognito.url, "faults", { operation: "*", kind: "500", nth: 1, times: 3 });
  await pullLever(cognito.url, "journal");
  await hydrating(pool, async () => (await described(pool)) === 5);
  const failed = (await journalOf(cognito.url)).filter(({ error }) => error !== null);
  expect(failed).toHaveLength(3);
  const [first, ...others] = failed.map(({ time }) => time);
  expect(Math.max(...others) - (first ?? 0)).toBeGreaterThan(1_000);
});

test("secrets that could not be listed are asked for again soon, without the settings", async () => {
  const pool = await aPool(cognito.sdk, 1);
  const lost = { operation: "ListUserPoolClientSecrets", kind: "500", nth: 1, times: 4 };
  await pullLever(cognito.url, "faults", lost);
  await pullLever(cognito.url, "journal");
  const before = clock.ahead;
  await hydrating(pool, async () => {
    await sped(async () => (await described(pool)) === 1);
    return true;
  });
  // By the clock that is set ahead alone: a slow machine sets it ahead less often, never more.
  expect(clock.ahead - before).toBeLessThan(30_000);
  expect(await calls("DescribeUserPoolClient")).toBe(1);
  expect(await calls("ListUserPoolClientSecrets")).toBe(5);
});

test("a pool whose clients may not be described is known by its names, and one client is tried every five minutes", async () => {
  const pool = await aPool(cognito.sdk, 30);
  await pullLever(cognito.url, "iam", { deny: ["DescribeUserPoolClient"] });
  await pullLever(cognito.url, "journal");
  await hydrating(pool, async () => {
    const isListed = (await shelfOf(pool)).head.listedAt !== null;
    return isListed && (await calls("DescribeUserPoolClient")) > 0;
  });
  expect((await shelfOf(pool)).entries.size).toBe(30);
  await hydrating(pool, async () => {
    // Those that had their turn at the same moment as the first.
    const tried = await calls("DescribeUserPoolClient");
    expect(tried).toBeLessThanOrEqual(12);
    expect(await calls("ListUserPoolClientSecrets")).toBeLessThanOrEqual(12);
    await pullLever(cognito.url, "journal");
    for (const times of [1, 2]) {
      clock.ahead += 300_001;
      await noteLook(pool);
      await sped(async () => (await calls("ListUserPoolClients")) === times);
      await sped(async () => (await calls("DescribeUserPoolClient")) === times);
    }
    await pullLever(cognito.url, "iam");
    clock.ahead += 300_001;
    return true;
  });
  expect(await calls("ListUserPoolClientSecrets")).toBeLessThanOrEqual(2);
  await hydrating(pool, async () => (await described(pool)) === 30);
});

test.each([
  ["500", "from the start"],
  ["500", "later on"],
  ["concurrent-modification", "from the start"],
])(
  "a client that Cognito answers with %s %s is asked for ever more rarely, while the others and the names are kept fresh",
  async (kind, when) => {
    const pool = await aPool(cognito.sdk, 4);
    const shelf = await shelfOf(pool);
    await listNames(pool, shelf, "background").whole;
    const [broken = "", ...healthy] = shelf.entries.keys();
    if (when === "later on") await hydrating(pool, async () => (await described(pool)) === 4);
    const about = async (clientIds: string[]) =>
      (await journalOf(cognito.url, "DescribeUserPoolClient"))
        .flatMap(({ client }) => client ?? [])
        .filter((client) => clientIds.includes(client));
    await pullLever(cognito.url, "faults", {
      operation: "DescribeUserPoolClient",
      kind,
      client: broken,
      rate: 1,
    });
    await hydrating(pool, async () => (await described(pool)) >= 3);
    await pullLever(cognito.url, "journal");
    await hydrating(pool, async () => {
      for (const times of [1, 2]) {
        clock.ahead += 240_001;
        await noteLook(pool);
        await sped(async () => (await about(healthy)).length >= 3 * times);
      }
      // Each once within four minutes.
      expect(new Set((await about(healthy)).slice(0, 3))).toEqual(new Set(healthy));
      expect(await about(healthy)).toHaveLength(6);
      expect((await about([broken])).length).toBeLessThan(6);
      clock.ahead += 300_001;
      await noteLook(pool);
      await sped(async () => (await calls("ListUserPoolClients")) > 0);
      await pullLever(cognito.url, "faults");
      await pullLever(cognito.url, "journal");
      clock.ahead += 300_001;
      await sped(async () => (await about([broken])).length > 0);
      return true;
    });
  },
);

import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Pool } from "@/lib/domain/access";
import { hydrate } from "@/lib/inventory/hydration";
import { rowsSince } from "@/lib/store/inventory-clients";
import { consoleOn } from "@/tests/console-on";
import { freshCognito } from "@/tests/fresh-cognito";
import { journalOf, pullLever } from "@/tests/local-lever";
import { embeddedStore, got } from "../store/both-stores";
import { aPool, shelfOf } from "./a-pool";

embeddedStore();

let cognito: Awaited<ReturnType<typeof freshCognito>>;
beforeAll(async () => {
  process.env.COGNITO_RATE = "100";
  cognito = await freshCognito();
  consoleOn(cognito);
});
afterAll(() => cognito.stop());
afterEach(() => pullLever(cognito.url, ""));

const described = async (pool: Pool) =>
  [...(await shelfOf(pool)).entries.values()].filter(({ entry }) => entry.client && entry.secrets).length;

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

test("a pool whose clients may not be described is known by its names, and not asked about again and again", async () => {
  const pool = await aPool(cognito.sdk, 30);
  await pullLever(cognito.url, "iam", { deny: ["DescribeUserPoolClient"] });
  await pullLever(cognito.url, "journal");
  await hydrating(pool, async () => (await shelfOf(pool)).head.listedAt !== null && (await hasTried()));
  expect((await shelfOf(pool)).entries.size).toBe(30);
  // Only those that had their turn at the same moment as the first.
  expect((await journalOf(cognito.url, "DescribeUserPoolClient")).length).toBeLessThanOrEqual(12);
});

const hasTried = async () => (await journalOf(cognito.url, "ListUserPoolClientSecrets")).length >= 30;

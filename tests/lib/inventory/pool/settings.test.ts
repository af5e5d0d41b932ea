import { UpdateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, expect, test, vi } from "vitest";
import type { Pool } from "@/lib/domain/access/roles";
import { fleetOverview } from "@/lib/inventory/fleet/overview";
import { hydrate } from "@/lib/inventory/hydration";
import { poolDetails } from "@/lib/inventory/pool/details";
import { keepSettings, knownSettings } from "@/lib/inventory/pool/settings";
import { followNow } from "@/lib/inventory/shelf";
import { processWide } from "@/lib/process/process-wide";
import { saveSettings } from "@/lib/store/inventory/pools";
import { aPool, shelfOf } from "@/tests/kit/a-pool";
import { ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();
const cognito = await ownCognito({ COGNITO_RATE: "100" });
afterEach(() => pullLever(cognito.url, ""));

const HOUR_MS = 3_600_000;

/** The clock goes on by itself, and is set ahead. */
const clock = { ahead: 0 };
const real = Date.now;
vi.spyOn(Date, "now").mockImplementation(() => real() + clock.ahead);

const isProtected = async (pool: Pool) => {
  await followNow(pool.id);
  return knownSettings(await shelfOf(pool))?.isProtected;
};

const protect = (pool: Pool) =>
  cognito.sdk.send(new UpdateUserPoolCommand({ UserPoolId: pool.id, DeletionProtection: "ACTIVE" }));

const asked = async () => (await journalOf(cognito.url, "DescribeUserPool")).length;

/** What a restart forgets, and what another instance never knew. */
function forgetAll(): void {
  for (const name of ["shelves", "pool descriptions"]) processWide(name, () => new Map()).clear();
}

/** Runs the background reading of a pool until `isDone`. */
async function hydrating(pool: Pool, isDone: () => Promise<boolean>): Promise<void> {
  const stop = new AbortController();
  const done = hydrate(pool, stop.signal);
  try {
    await vi.waitUntil(isDone, { timeout: 60_000, interval: 50 });
  } finally {
    stop.abort();
    await done;
  }
}

test("the settings of a pool are known after a restart and on every instance, without a call", async () => {
  const pool = await aPool(cognito.sdk, 0);
  await keepSettings(pool);
  forgetAll();
  await pullLever(cognito.url, "journal");
  const [seen] = (await fleetOverview([pool])).pools;
  expect(seen?.settings).toMatchObject({
    name: expect.stringMatching(/^pool /),
    tokenUrl: null,
    issuer: expect.stringContaining(pool.id),
    isProtected: false,
    registration: null,
  });
  expect(await journalOf(cognito.url)).toEqual([]);
});

test("the background reads them about once an hour, and where Cognito refuses, the earlier ones stay", async () => {
  const pool = await aPool(cognito.sdk, 1);
  await pullLever(cognito.url, "journal");
  await hydrating(pool, async () => (await isProtected(pool)) === false);
  expect(await asked()).toBe(1);
  await protect(pool);
  const isListedAgain = async () => (await journalOf(cognito.url, "ListUserPoolClients")).length > 0;
  clock.ahead += 24 * HOUR_MS;
  await pullLever(cognito.url, "iam", { deny: ["DescribeUserPool"] });
  await pullLever(cognito.url, "journal");
  await hydrating(pool, async () => (await asked()) === 1 && isListedAgain());
  expect(await isProtected(pool)).toBe(false);
  await pullLever(cognito.url, "iam");
  // A refusal holds for five minutes.
  clock.ahead += 300_001;
  await hydrating(pool, async () => (await isProtected(pool)) === true);
});

test("settings that are less than an hour old are not read again", async () => {
  const pool = await aPool(cognito.sdk, 1);
  await hydrating(pool, async () => (await isProtected(pool)) === false);
  forgetAll();
  clock.ahead += HOUR_MS - 60_000;
  await pullLever(cognito.url, "journal");
  const shelf = await shelfOf(pool);
  shelf.head = { ...shelf.head, serversAt: 0 };
  shelf.followedAt = Number.POSITIVE_INFINITY;
  // Resource servers have their turn in the same step, before the settings.
  await hydrating(pool, async () => (await journalOf(cognito.url, "ListResourceServers")).length > 0);
  expect(await asked()).toBe(0);
});

test("Pool details reads them at once", async () => {
  const pool = await aPool(cognito.sdk, 0);
  await keepSettings(pool);
  await protect(pool);
  clock.ahead += 300_001;
  got(await poolDetails(pool));
  await vi.waitUntil(async () => (await isProtected(pool)) === true, { timeout: 10_000 });
});

test("settings of another shape count as unknown", async () => {
  const pool = await aPool(cognito.sdk, 0);
  got(await saveSettings(pool.id, JSON.stringify({ name: "orders" }), 1));
  expect(knownSettings(await shelfOf(pool))).toBeNull();
});

import { expect, test, vi } from "vitest";
import { startBackground, stopBackground } from "@/lib/inventory/background";
import { beat } from "@/lib/store/instances";
import { holdPool } from "@/lib/store/inventory/pools";
import { shelfOf } from "@/tests/kit/a-pool";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

await ownCognito({ COGNITO_RATE: "100" });

const isListed = async () => (await shelfOf(devPool())).head.listedAt !== null;

test("an instance that dies while it reads a pool is replaced within 30 seconds, and not while it may live", async () => {
  // What it says of itself every 5 seconds; then it is heard of no more.
  got(await beat("dead", 15));
  expect(got(await holdPool(devPool().id, "dead", 15))).toBe(true);
  const diedAt = Date.now();
  startBackground();
  await vi.waitUntil(isListed, { timeout: 30_000, interval: 100 });
  await stopBackground();
  expect(Date.now() - diedAt).toBeGreaterThan(14_000);
}, 60_000);

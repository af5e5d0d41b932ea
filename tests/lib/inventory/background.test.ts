import { beforeEach, expect, test, vi } from "vitest";
import { startBackground, stopBackground, warmedUp } from "@/lib/inventory/background";
import { knownSettings } from "@/lib/inventory/pool/settings";
import type { Shelf } from "@/lib/inventory/shelf";
import { endOnSignals } from "@/lib/process/end-on-signals";
import { processWide } from "@/lib/process/process-wide";
import { beat } from "@/lib/store/instances";
import { holdPool, letGoOfPool } from "@/lib/store/inventory/pools";
import { shelfOf } from "@/tests/kit/a-pool";
import { devPool, ownCognito } from "@/tests/kit/console-on";
import { journalOf } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

const cognito = await ownCognito({ COGNITO_RATE: "100" });

const isRead = async () => {
  const { entries, head } = await shelfOf(devPool());
  return head.listedAt !== null && [...entries.values()].every(({ entry }) => entry.client && entry.secrets);
};

beforeEach(async () => {
  for (const holder of ["another", "the next one"]) got(await letGoOfPool(devPool().id, holder));
});

const isFree = async () => got(await holdPool(devPool().id, "the next one", 0));

test("every configured pool is read without anybody asking, by one instance, until it ends and gives it back", async () => {
  startBackground();
  startBackground();
  await vi.waitUntil(isRead, { timeout: 120_000, interval: 50 });
  const { entries, head } = await shelfOf(devPool());
  expect(entries.size).toBeGreaterThan(9);
  await vi.waitUntil(async () => (await shelfOf(devPool())).head.servers !== null, { timeout: 120_000 });
  expect(head.listProblem).toBeNull();
  await vi.waitUntil(async () => knownSettings(await shelfOf(devPool())) !== null, { timeout: 120_000 });
  await vi.waitUntil(async () => !(await isFree()), { timeout: 20_000, interval: 50 });
  expect(got(await holdPool(devPool().id, "another", 30))).toBe(false);
  expect(got(await beat("another", 30)).live).toBe(2);
  await stopBackground();
  expect(got(await holdPool(devPool().id, "another", 30))).toBe(true);
  expect(got(await beat("another", 30)).live).toBe(1);
  const pools = new Set((await journalOf(cognito.url, "ListUserPoolClients")).map(({ pool }) => pool));
  expect(pools.size).toBe(2);
});

test("once it has warmed up, what the store knows is at hand before anybody asks", async () => {
  startBackground();
  await vi.waitUntil(isRead, { timeout: 120_000, interval: 50 });
  await stopBackground();
  const shelves = processWide("shelves", () => new Map<string, Shelf>());
  shelves.clear();
  startBackground();
  await warmedUp();
  expect(shelves.get(devPool().id)?.entries.size).toBeGreaterThan(9);
  await stopBackground();
});

test("asked to end, it gives its pools back before the process ends", async () => {
  const known = process.listeners("SIGTERM");
  process.removeAllListeners("SIGTERM");
  const freeAtTheEnd = new Promise<boolean>((done) => {
    process.on("SIGTERM", async () => done(got(await holdPool(devPool().id, "the next one", 30))));
  });
  startBackground();
  await vi.waitUntil(async () => !(await isFree()), { timeout: 20_000, interval: 50 });
  endOnSignals(stopBackground, 0);
  for (const signal of ["SIGTERM", "SIGTERM"] as const) process.emit(signal, signal);
  expect(await freeAtTheEnd).toBe(true);
  process.removeAllListeners("SIGTERM");
  for (const listener of known) process.on("SIGTERM", listener);
}, 60_000);

import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startBackground, stopBackground } from "@/lib/inventory/background";
import { beat } from "@/lib/store/instances";
import { holdPool } from "@/lib/store/inventory-pools";
import { consoleOn, devPool } from "@/tests/console-on";
import { freshCognito } from "@/tests/fresh-cognito";
import { journalOf } from "@/tests/local-lever";
import { embeddedStore, got } from "../store/both-stores";
import { shelfOf } from "./a-pool";

embeddedStore();

let cognito: Awaited<ReturnType<typeof freshCognito>>;
beforeAll(async () => {
  process.env.COGNITO_RATE = "100";
  cognito = await freshCognito();
  consoleOn(cognito);
});
afterAll(() => cognito.stop());

const isRead = async () => {
  const { entries, head } = await shelfOf(devPool());
  return head.listedAt !== null && [...entries.values()].every(({ entry }) => entry.client && entry.secrets);
};

test("every configured pool is read without anybody asking, by one instance, until it ends and gives it back", async () => {
  startBackground();
  startBackground();
  await vi.waitUntil(isRead, { timeout: 120_000, interval: 50 });
  const { entries, head } = await shelfOf(devPool());
  expect(entries.size).toBeGreaterThan(9);
  await vi.waitUntil(async () => (await shelfOf(devPool())).head.servers !== null, { timeout: 120_000 });
  expect(head.listProblem).toBeNull();
  expect(got(await holdPool(devPool().id, "another", 30))).toBe(false);
  expect(got(await beat("another", 30)).live).toBe(2);
  await stopBackground();
  expect(got(await holdPool(devPool().id, "another", 30))).toBe(true);
  expect(got(await beat("another", 30)).live).toBe(1);
  const pools = new Set((await journalOf(cognito.url, "ListUserPoolClients")).map(({ pool }) => pool));
  expect(pools.size).toBe(2);
});

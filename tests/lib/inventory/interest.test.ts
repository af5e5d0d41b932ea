import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { countedCognito } from "@/lib/commands/bench/kit/counted-cognito";
import { settingsOn } from "@/lib/commands/bench/kit/settings";
import { type VirtualClock, virtualClock } from "@/lib/commands/bench/kit/virtual-clock";
import { listProgress } from "@/lib/inventory/clients";
import { hydrate } from "@/lib/inventory/hydration";
import { isLookedAt, noteLook } from "@/lib/inventory/interest";
import { findRows } from "@/lib/store/audit/search";
import { openEarly } from "@/lib/store/database";
import { inventoryHead, saveLook } from "@/lib/store/inventory/pools";
import { shelfOf } from "@/tests/kit/a-pool";
import { consoleOn, devPool } from "@/tests/kit/console-on";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";

embeddedStore();

const CLIENTS = 20;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const cognito = await countedCognito(2, CLIENTS);
consoleOn({
  settings: {
    ...settingsOn(cognito.url, `one=${cognito.poolIds[0]},two=${cognito.poolIds[1]}`),
    COGNITO_IDLE_HOURS: "1",
  },
});
const [pool, other] = cognito.poolIds.map((id) => devPool(id)) as [
  ReturnType<typeof devPool>,
  ReturnType<typeof devPool>,
];

const stop = new AbortController();
let clock: VirtualClock;
let reading: Promise<unknown>;
beforeAll(async () => {
  await openEarly();
  clock = virtualClock();
  reading = Promise.all([hydrate(pool, stop.signal), hydrate(other, stop.signal)]);
  await clock.pass(MINUTE);
});
afterAll(async () => {
  stop.abort();
  await clock.pass(MINUTE);
  await reading;
  clock.end();
  cognito.stop();
});

/** Each test begins with two pools that nobody has looked at for an hour. */
beforeEach(async () => {
  await clock.skip(10 * MINUTE);
  await clock.pass(HOUR + MINUTE);
});

/** The calls to a pool while `work` goes on. */
async function callsOf({ id }: { id: string }, work: () => Promise<void>) {
  const before = cognito.calls.length;
  await work();
  const calls = cognito.calls.slice(before).filter(({ poolId }) => poolId === id);
  return {
    all: calls.length,
    described: calls.flatMap(({ operation, clientId }) =>
      operation === "DescribeUserPoolClient" ? [clientId] : [],
    ),
    lists: calls.filter(({ operation }) => operation === "ListUserPoolClients").length,
  };
}

const clientsOf = async (it: typeof pool) =>
  [...(await shelfOf(it)).entries.values()].map(({ entry }) => entry);
const oldestOf = async (it: typeof pool) =>
  Date.now() - Math.min(...(await clientsOf(it)).map(({ describedAt }) => describedAt ?? 0));

test("while nobody looks at a pool, each client is read once in its hours, evenly, and so are the names", async () => {
  const quarters: number[] = [];
  const found = await callsOf(pool, async () => {
    for (let quarter = 0; quarter < 4; quarter += 1)
      quarters.push((await callsOf(pool, () => clock.pass(HOUR / 4))).described.length);
  });
  expect(found.described).toHaveLength(CLIENTS);
  expect(new Set(found.described).size).toBe(CLIENTS);
  expect(Math.max(...quarters)).toBeLessThanOrEqual(CLIENTS / 4 + 1);
  expect(found.lists).toBeGreaterThanOrEqual(1);
  expect(found.lists).toBeLessThanOrEqual(2);
  expect(await oldestOf(pool)).toBeLessThanOrEqual(HOUR + MINUTE);
});

test("a pool that somebody opens is shown as it is known, read at its rate with its progress, then kept within 5 minutes", async () => {
  const quiet = await callsOf(other, async () => {
    expect(await oldestOf(pool)).toBeGreaterThan(50 * MINUTE);
    await noteLook(pool);
    expect(got(await listProgress(pool))).toMatchObject({ read: CLIENTS, of: CLIENTS });
    expect(got(await listProgress(pool)).fresh).toBeLessThan(5);
    await clock.pass(3 * SECOND);
    const { fresh, secondsLeft } = got(await listProgress(pool));
    expect(fresh).toBeGreaterThan(5);
    expect(fresh).toBeLessThan(CLIENTS);
    expect(secondsLeft).toBeLessThanOrEqual(8);
    await clock.pass(8 * SECOND);
    expect(got(await listProgress(pool))).toMatchObject({ fresh: CLIENTS, secondsLeft: null });
    for (let minute = 0; minute < 6; minute += 1) {
      if (minute % 5 === 0) await noteLook(pool);
      await clock.pass(MINUTE);
      expect(await oldestOf(pool)).toBeLessThanOrEqual(5 * MINUTE);
      expect((await shelfOf(pool)).head.listedAt).toBeGreaterThanOrEqual(Date.now() - 5 * MINUTE);
    }
  });
  expect(quiet.described.length).toBeLessThanOrEqual(CLIENTS / 2);
});

test("a change that was made outside is noticed within 5 minutes in a pool that people look at, and told", async () => {
  const [{ clientId = "" } = {}] = await clientsOf(pool);
  cognito.rename(clientId, "renamed outside");
  await noteLook(pool);
  await clock.pass(5 * MINUTE);
  const rows = got(await findRows({ poolId: pool.id, clientId, action: "changed outside" }, 10));
  expect(rows).toMatchObject([{ after: { name: "renamed outside" } }]);
});

test("ten minutes after the last look a pool is read as rarely as before, and no client gets older than its hours", async () => {
  await noteLook(pool);
  await clock.skip(10 * MINUTE);
  await clock.pass(MINUTE);
  expect(isLookedAt(await shelfOf(pool))).toBe(false);
  const [{ clientId = "" } = {}] = await clientsOf(other);
  cognito.rename(clientId, "renamed in peace");
  const { described, all } = await callsOf(pool, () => clock.pass(HOUR));
  expect(new Set(described).size).toBe(CLIENTS);
  expect(described.length).toBeLessThanOrEqual(CLIENTS + 1);
  expect(all).toBeLessThanOrEqual(2 * CLIENTS + 6);
  expect(await oldestOf(pool)).toBeLessThanOrEqual(HOUR + MINUTE);
  await clock.pass(2 * MINUTE);
  // What was changed in the pool that nobody looked at is noticed by then, and told.
  const rows = got(await findRows({ poolId: other.id, clientId, action: "changed outside" }, 10));
  expect(rows).toMatchObject([{ after: { name: "renamed in peace" } }]);
});

test("a look on another instance counts here, and is not written again within a minute", async () => {
  expect(await oldestOf(pool)).toBeGreaterThan(50 * MINUTE);
  const at = Date.now();
  got(await saveLook(pool.id, at, at));
  await clock.pass(30 * SECOND);
  expect(await oldestOf(pool)).toBeLessThanOrEqual(5 * MINUTE);
  await noteLook(pool);
  await clock.pass(SECOND);
  expect(got(await inventoryHead(pool.id)).lookedAt).toBe(at);
  await clock.pass(MINUTE);
  await noteLook(pool);
  await clock.pass(SECOND);
  const head = got(await inventoryHead(pool.id));
  expect(head.lookedAt).toBeGreaterThan(at + MINUTE);
  expect(head.lookedSince).toBe(at);
});

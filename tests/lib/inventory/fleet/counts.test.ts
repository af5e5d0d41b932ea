import { expect, test } from "vitest";
import { DAY_MS } from "@/lib/domain/secret/secret";
import { countAtRest, earlierCounts, findingCounts } from "@/lib/inventory/fleet/counts";
import { newestCounts, saveCounts } from "@/lib/store/finding-days";
import { saveWaiver } from "@/lib/store/waivers";
import { ownCognito } from "@/tests/kit/console-on";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { embeddedStore, got } from "@/tests/kit/store/both-stores";
import { withoutTable } from "@/tests/kit/store/broken-table";
import { aListedPool, manyClients } from "./a-listed-pool";

embeddedStore();
const cognito = await ownCognito();

const totalOf = async (pool: Awaited<ReturnType<typeof aListedPool>>) =>
  (await findingCounts([pool])).get(pool.id)?.counts["no-owner"];

test("a small pool is counted on the spot, without a call, and an act of a person shows at once", async () => {
  const pool = await aListedPool(2);
  await pullLever(cognito.url, "journal");
  expect(await totalOf(pool)).toBe(2);
  const at = Date.now();
  const waiver = {
    rule: "no-owner",
    objectKind: "client",
    objectId: "client-0",
    reason: "It moves next week.",
    until: new Date(at + DAY_MS).toISOString(),
    waivedAt: new Date(at).toISOString(),
    waivedBy: "ann@example.com",
  };
  got(await saveWaiver(pool.id, waiver));
  expect(await totalOf(pool)).toBe(1);
  expect(await journalOf(cognito.url)).toEqual([]);
});

test("what was counted is kept as that of the day", async () => {
  const pool = await aListedPool(3);
  await findingCounts([pool]);
  const stored = got(await newestCounts([pool.id])).get(pool.id);
  expect(stored?.counts).toMatchObject({ "no-owner": 3 });
});

test("a large pool that was counted before shows those counts at once, and is counted behind the page", async () => {
  const pool = await aListedPool(manyClients);
  const before = Date.now() - 2 * DAY_MS;
  got(await saveCounts(pool.id, { counts: { "no-owner": 7 }, at: before, glance: null }));
  const first = (await findingCounts([pool])).get(pool.id);
  expect(first).toEqual({ counts: { "no-owner": 7 }, at: before, teams: null, glance: null });
  await expect.poll(() => totalOf(pool)).toBe(manyClients);
});

test("a large pool that nobody counted is counted for the page", async () => {
  const pool = await aListedPool(manyClients);
  expect(await totalOf(pool)).toBe(manyClients);
});

test("a pool at rest is counted by itself, and not again within the hour", async () => {
  const pool = await aListedPool(1);
  const stored = async () => got(await newestCounts([pool.id])).get(pool.id)?.at;
  countAtRest(pool);
  await expect.poll(stored).toBeDefined();
  const at = await stored();
  countAtRest(pool);
  countAtRest(pool);
  expect(await stored()).toBe(at);
});

test("a pool that cannot be counted is left out", async () => {
  const pool = await aListedPool(1);
  expect([...(await withoutTable("waivers", () => findingCounts([pool])))]).toEqual([]);
});

test("a trend is told from a day on which every pool was counted", async () => {
  const [one, other] = [await aListedPool(1), await aListedPool(1)];
  const daysAgo = (days: number) => Date.now() - days * DAY_MS;
  await findingCounts([one, other]);
  expect(await earlierCounts([one, other])).toBeNull();
  for (const [pool, days, count] of [
    [one, 40, 9],
    [one, 35, 5],
    [other, 35, 2],
    [other, 31, 1],
  ] as const)
    got(await saveCounts(pool.id, { counts: { "no-owner": count }, at: daysAgo(days), glance: null }));
  const day = new Date(daysAgo(35)).toISOString().slice(0, 10);
  expect(await earlierCounts([one, other])).toEqual({ day, counts: { "no-owner": 7 } });
  expect(await earlierCounts([])).toBeNull();
});

import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { DAY_MS } from "@/lib/domain/secret/secret";
import { store } from "@/lib/store/database";
import { countedDays, countsOn, newestCounts, pruneCounts, saveCounts } from "@/lib/store/finding-days";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

const today = Date.now();
const dayBefore = (days: number) => new Date(today - days * DAY_MS).toISOString().slice(0, 10);

onBothStores(() => {
  test("a pool has one row a day, with its latest counts", async () => {
    got(await saveCounts("a", { counts: { "no-owner": 3 }, at: today - 2 * DAY_MS }));
    got(await saveCounts("a", { counts: { "no-owner": 4 }, at: today - 1 }));
    got(await saveCounts("a", { counts: { "no-owner": 5 }, at: today }));
    got(await saveCounts("b", { counts: {}, at: today }));
    expect([...got(await newestCounts(["a", "b", "c"]))]).toEqual([
      ["a", { counts: { "no-owner": 5 }, at: today }],
      ["b", { counts: {}, at: today }],
    ]);
    const days = got(await countedDays(["a", "c"]));
    expect([...days].map(([id, of]) => [id, of.toSorted()])).toEqual([
      ["a", [dayBefore(2), dayBefore(0)]],
      ["c", []],
    ]);
    expect([...got(await countsOn(["a", "b"], dayBefore(2)))]).toEqual([["a", { "no-owner": 3 }]]);
  });

  test("counts older than 90 days take no part, and are deleted", async () => {
    got(await saveCounts("old", { counts: {}, at: today - 91 * DAY_MS }));
    got(await saveCounts("old", { counts: {}, at: today - 89 * DAY_MS }));
    expect(got(await countedDays(["old"])).get("old")).toEqual([dayBefore(89)]);
    got(await pruneCounts());
    const left = await (await store()).execute(sql`SELECT day FROM finding_days WHERE pool_id = 'old'`);
    expect(left).toMatchObject({ rows: { length: 1 } });
  });
});

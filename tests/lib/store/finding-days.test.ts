import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { countClients } from "@/lib/domain/list/figures";
import type { Glance } from "@/lib/domain/pool/glance";
import { DAY_MS } from "@/lib/domain/secret/secret";
import { store } from "@/lib/store/database";
import { countedDays, countsOn, newestCounts, pruneCounts, saveCounts } from "@/lib/store/finding-days";
import { got, onBothStores } from "@/tests/kit/store/both-stores";

const today = Date.now();
const dayBefore = (days: number) => new Date(today - days * DAY_MS).toISOString().slice(0, 10);

const glance: Glance = {
  clients: { figures: countClients([], today), listedAt: today - 5 },
  gaps: ["Its resource servers have not been read yet."],
  settings: null,
};

onBothStores(() => {
  test("a pool has one row a day, with its latest counts", async () => {
    got(await saveCounts("a", { counts: { "no-owner": 3 }, at: today - 2 * DAY_MS, glance: null }));
    got(await saveCounts("a", { counts: { "no-owner": 4 }, at: today - 1, glance: null }));
    got(await saveCounts("a", { counts: { "no-owner": 5 }, at: today, glance }));
    got(await saveCounts("b", { counts: {}, at: today, glance: null }));
    expect([...got(await newestCounts(["a", "b", "c"]))]).toEqual([
      ["a", { counts: { "no-owner": 5 }, at: today, glance }],
      ["b", { counts: {}, at: today, glance: null }],
    ]);
    const days = got(await countedDays(["a", "c"]));
    expect([...days].map(([id, of]) => [id, of.toSorted()])).toEqual([
      ["a", [dayBefore(2), dayBefore(0)]],
      ["c", []],
    ]);
    expect([...got(await countsOn(["a", "b"], dayBefore(2)))]).toEqual([["a", { "no-owner": 3 }]]);
  });

  test("counts older than 90 days take no part, and are deleted", async () => {
    got(await saveCounts("old", { counts: {}, at: today - 91 * DAY_MS, glance: null }));
    got(await saveCounts("old", { counts: {}, at: today - 89 * DAY_MS, glance: null }));
    expect(got(await countedDays(["old"])).get("old")).toEqual([dayBefore(89)]);
    got(await pruneCounts());
    const left = await (await store()).execute(sql`SELECT day FROM finding_days WHERE pool_id = 'old'`);
    expect(left).toMatchObject({ rows: { length: 1 } });
  });
});

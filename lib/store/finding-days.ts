import "server-only";
import { and, desc, eq, gte, inArray, lt } from "drizzle-orm";
import { countsIn, type RuleCounts } from "@/lib/domain/finding/tally";
import { dayOf } from "@/lib/domain/finding/trend";
import { type Glance, glanceIn, glanceText } from "@/lib/domain/pool/glance";
import type { Result } from "@/lib/domain/result";
import { DAY_MS } from "@/lib/domain/secret/secret";
import { now } from "@/lib/process/clock";
import { ask } from "@/lib/store/database";
import { findingDays } from "@/lib/store/schema";

/** The counts of a pool, when they were made (epoch milliseconds), and the pool at that time. */
type StoredCounts = { readonly counts: RuleCounts; readonly at: number; readonly glance: Glance | null };

/** Longer than a trend is told, so that a day without a count has one before it. */
const KEPT_MS = 90 * DAY_MS;

/** Keeps the counts of a pool as those of their day. One round trip. */
export function saveCounts(poolId: string, { counts, at, glance }: StoredCounts): Promise<Result<null>> {
  const set = {
    counts: JSON.stringify(counts),
    countedAt: new Date(at),
    glance: glance && glanceText(glance),
  };
  return ask("keep the counts of findings", async (database) => {
    await database
      .insert(findingDays)
      .values({ poolId, day: dayOf(at), ...set })
      .onConflictDoUpdate({ target: [findingDays.poolId, findingDays.day], set });
    return null;
  });
}

/** The newest counts of each pool that has some, by its id. One round trip. */
export function newestCounts(poolIds: readonly string[]): Promise<Result<ReadonlyMap<string, StoredCounts>>> {
  return ask("read the newest counts of findings", async (database) => {
    const rows = await database
      .selectDistinctOn([findingDays.poolId])
      .from(findingDays)
      .where(inArray(findingDays.poolId, [...poolIds]))
      .orderBy(findingDays.poolId, desc(findingDays.day));
    return new Map(
      rows.map((row) => [
        row.poolId,
        { counts: countsIn(row.counts), at: row.countedAt.getTime(), glance: glanceIn(row.glance) },
      ]),
    );
  });
}

/** The days within the last 90 on which findings of these pools were counted, by pool. One round trip. */
export function countedDays(poolIds: readonly string[]): Promise<Result<ReadonlyMap<string, string[]>>> {
  return ask("list the days of counts", async (database) => {
    const rows = await database
      .select({ poolId: findingDays.poolId, day: findingDays.day })
      .from(findingDays)
      .where(and(inArray(findingDays.poolId, [...poolIds]), gte(findingDays.day, dayOf(now() - KEPT_MS))));
    const days = new Map<string, string[]>(poolIds.map((id) => [id, []]));
    for (const { poolId, day } of rows) days.get(poolId)?.push(day);
    return days;
  });
}

/** The counts of these pools on a day, by pool. One round trip. */
export function countsOn(
  poolIds: readonly string[],
  day: string,
): Promise<Result<ReadonlyMap<string, RuleCounts>>> {
  return ask("read the counts of a day", async (database) => {
    const rows = await database
      .select()
      .from(findingDays)
      .where(and(inArray(findingDays.poolId, [...poolIds]), eq(findingDays.day, day)));
    return new Map(rows.map(({ poolId, counts }) => [poolId, countsIn(counts)]));
  });
}

/** Deletes counts that are older than any trend. One round trip. */
export function pruneCounts(): Promise<Result<null>> {
  return ask("forget old counts", async (database) => {
    await database.delete(findingDays).where(lt(findingDays.day, dayOf(now() - KEPT_MS)));
    return null;
  });
}

import "server-only";
import { lt, sql } from "drizzle-orm";
import type { Result } from "@/lib/domain/result";
import { now } from "@/lib/process/clock";
import { ask, type Database } from "@/lib/store/database";
import { limits } from "@/lib/store/schema";

/** Counts one more of `key` and returns the count of all instances in this window. One or two round trips. */
export function tally(key: string, windowSeconds: number): Promise<Result<number>> {
  return ask("count a refusal", (database) =>
    count(database, key, MOST_COUNTED, windowSeconds).then(({ taken }) => taken),
  );
}

/** The integers of the store end at about two billion. */
const MOST_COUNTED = 1_000_000_000;

/** Whether one more is allowed; if not, after how many seconds the next window begins. */
export type Turn = { readonly isAllowed: true } | { readonly isAllowed: false; readonly waitSeconds: number };

/**
 * Counts one use of `key`, shared by all instances: at most `most` in a window of `windowSeconds`, which begins with
 * the first use. One round trip, and a second for a new window, to delete those that are over.
 */
export function take(key: string, most: number, windowSeconds: number): Promise<Result<Turn>> {
  return ask("count a use", async (database) => {
    const { taken, endsAt, at } = await count(database, key, most, windowSeconds);
    if (taken <= most) return { isAllowed: true };
    const waitSeconds = Math.max(1, Math.ceil((endsAt.getTime() - at.getTime()) / 1_000));
    return { isAllowed: false, waitSeconds };
  });
}

async function count(database: Database, key: string, most: number, windowSeconds: number) {
  const at = new Date(now());
  const endsAt = new Date(at.getTime() + windowSeconds * 1_000);
  const isOver = sql`${limits.endsAt} <= ${at.toISOString()}::timestamptz`;
  const [row] = await database
    .insert(limits)
    .values({ key, taken: 1, endsAt })
    .onConflictDoUpdate({
      target: limits.key,
      set: {
        // Refused uses are not counted: trying again does not lengthen the wait, and the number stays small.
        taken: sql`CASE WHEN ${isOver} THEN 1 ELSE least(${limits.taken}, ${most}) + 1 END`,
        endsAt: sql`CASE WHEN ${isOver} THEN excluded.ends_at ELSE ${limits.endsAt} END`,
      },
    })
    .returning();
  if (row?.taken === 1) await database.delete(limits).where(lt(limits.endsAt, at));
  return { taken: row?.taken ?? 1, endsAt: row?.endsAt ?? endsAt, at };
}

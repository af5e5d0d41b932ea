import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { ReadablePool } from "@/lib/domain/access/roles";
import { type RuleCounts, sumOf, tallyOf } from "@/lib/domain/finding/tally";
import { dayOf, type Trend, trendDay } from "@/lib/domain/finding/trend";
import { type Glance, glanceText } from "@/lib/domain/pool/glance";
import { findingsOnce } from "@/lib/inventory/findings";
import { glanceOf } from "@/lib/inventory/fleet/glance";
import { isAtHand, openShelf } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";
import { quiet } from "@/lib/process/each-request";
import { logThrown } from "@/lib/process/log";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";
import { countedDays, countsOn, newestCounts, saveCounts } from "@/lib/store/finding-days";

/** The open findings of a pool in numbers, as they were at `at` (epoch milliseconds). */
export type PoolCounts = {
  readonly at: number;
  readonly counts: RuleCounts;
  /** By owner team; null where this process has not counted the pool yet. */
  readonly teams: ReadonlyMap<string, number> | null;
  /** The pool as it was then; null where another release counted it. */
  readonly glance: Glance | null;
};

type Counted = PoolCounts & { readonly tookMs: number; readonly revision: number };

const counted = processWide("counts of findings", () => new Map<string, Counted>());

/** Pools of so many clients are judged in a few milliseconds: a page waits for their counts. */
const FEW_CLIENTS = 500;

/** A pool is counted again after so many times as long as that takes, so that counting takes 1 % of a processor at most. */
const PART = 100;

/** Facts beside the clients, such as waivers, are looked at again after this time. */
const HOLDS_MS = 60_000;

/** How often a pool is counted while nobody looks: often enough for each day to have its counts. */
const AT_REST_MS = 3_600_000;

/**
 * The counts of each pool, by its id. Those of a large pool may be old by a while, as `at` says: they are renewed behind
 * the page. A pool that was never counted, or cannot be, is left out. No call to Cognito.
 */
export async function findingCounts(
  pools: readonly ReadablePool[],
): Promise<ReadonlyMap<string, PoolCounts>> {
  const unknown = pools.filter(({ id }) => !counted.has(id));
  const stored = unknown.length === 0 ? null : await newestCounts(unknown.map(({ id }) => id));
  const found = new Map<string, PoolCounts>();
  await Promise.all(
    pools.map(async (pool) => {
      const earlier = stored?.ok ? stored.value.get(pool.id) : undefined;
      // A pool that is still being loaded keeps its earlier counts until it is there.
      const latest =
        earlier?.glance && !isAtHand(pool.id) ? undefined : await latestOf(pool, earlier !== undefined);
      const known = latest ?? (earlier && { ...earlier, teams: null });
      if (known) found.set(pool.id, known);
    }),
  );
  return found;
}

/** Counts a pool behind everything else, unless that was done within the last hour. */
export function countAtRest(pool: ReadablePool): void {
  const known = counted.get(pool.id);
  if (!known || known.at < now() - AT_REST_MS || dayOf(known.at) !== dayOf(now()))
    void countSoon(pool, quiet);
}

async function latestOf(pool: ReadablePool, isStored: boolean): Promise<PoolCounts | undefined> {
  const shelf = await openShelf(pool.id);
  if (!shelf.ok) return counted.get(pool.id);
  if (shelf.value.entries.size <= FEW_CLIENTS) await count(pool);
  else if (isDue(pool, shelf.value.revision)) {
    const counting = countSoon(pool, isStored ? quiet : nextTurn);
    if (!isStored && !counted.has(pool.id)) await counting;
  }
  return counted.get(pool.id);
}

function isDue({ id }: ReadablePool, revision: number): boolean {
  const known = counted.get(id);
  if (!known) return true;
  const age = now() - known.at;
  return age > known.tookMs * PART && (known.revision !== revision || age > HOLDS_MS);
}

const line = processWide("pools to count", () => ({
  waiting: new Map<string, Promise<void>>(),
  last: Promise.resolve(),
}));

/** Counts a pool once those before it are counted, with a pause for requests before each. */
function countSoon(pool: ReadablePool, pause: () => Promise<unknown>): Promise<void> {
  const known = line.waiting.get(pool.id);
  if (known) return known;
  const counting = outsideRequests(() =>
    line.last
      .then(pause)
      .then(() => count(pool))
      .catch(logThrown("count findings"))
      .finally(() => line.waiting.delete(pool.id)),
  );
  line.waiting.set(pool.id, counting);
  line.last = counting;
  return counting;
}

async function count(pool: ReadablePool): Promise<void> {
  const shelf = await openShelf(pool.id);
  const begun = performance.now();
  const found = shelf.ok ? await findingsOnce(pool) : shelf;
  if (!shelf.ok || !found.ok) return;
  const { rules: counts, teams } = tallyOf(found.value.findings);
  const before = counted.get(pool.id);
  const at = now();
  const glance = glanceOf(pool, shelf.value);
  counted.set(pool.id, {
    at,
    counts,
    teams,
    glance,
    tookMs: performance.now() - begun,
    revision: shelf.value.revision,
  });
  const isSaved = before && dayOf(before.at) === dayOf(at) && textOf(before) === textOf({ counts, glance });
  if (!isSaved) await saveCounts(pool.id, { counts, at, glance });
}

/** Equal where nothing but the time of the listing is another. */
const textOf = ({ counts, glance }: Pick<PoolCounts, "counts" | "glance">) =>
  JSON.stringify([
    counts,
    glance && glanceText({ ...glance, clients: glance.clients && { ...glance.clients, listedAt: 0 } }),
  ]);

/**
 * The counts of these pools together on the day that a trend is told from: one on which each of them was counted. Null
 * where there is none. Two round trips at most. No call to Cognito.
 */
export async function earlierCounts(pools: readonly ReadablePool[]): Promise<Trend | null> {
  const ids = pools.map(({ id }) => id);
  const days = await countedDays(ids);
  const [first = [], ...others] = days.ok ? days.value.values() : [];
  const common = first.filter((day) => others.every((one) => one.includes(day)));
  const day = trendDay(common, now());
  const found = day === null ? null : await countsOn(ids, day);
  return day !== null && found?.ok ? { day, counts: sumOf([...found.value.values()]) } : null;
}

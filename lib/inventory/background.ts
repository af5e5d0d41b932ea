import "server-only";
import { randomUUID } from "node:crypto";
import { getHeapStatistics } from "node:v8";
import { poolsToRead } from "@/lib/aws/cognito/pools";
import { takePart } from "@/lib/aws/cognito/rate/scheduler";
import type { ReadablePool } from "@/lib/domain/access/roles";
import { countAtRest } from "@/lib/inventory/fleet/counts";
import { heapAdvice } from "@/lib/inventory/heap-advice";
import { hydrate } from "@/lib/inventory/hydration";
import { learnLimits } from "@/lib/inventory/pool/details";
import { rowsOn } from "@/lib/inventory/search";
import { openShelf } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";
import { quiet } from "@/lib/process/each-request";
import { log, logThrown } from "@/lib/process/log";
import { processWide } from "@/lib/process/process-wide";
import { pruneIntents } from "@/lib/store/audit/intents";
import { pruneCounts } from "@/lib/store/finding-days";
import { beat, endBeat } from "@/lib/store/instances";
import { countClients } from "@/lib/store/inventory/clients";
import { holdPool, letGoOfPool } from "@/lib/store/inventory/pools";
import { pruneRuns } from "@/lib/store/runs/drafts";

const BEAT_MS = 5_000;

const PRUNE_MS = 86_400_000;

/** An instance that is silent for longer is taken for dead: its part of the rate and its pools go to the others. */
const SILENT_SECONDS = 15;

type Background = { stop(): Promise<void> };

const state = processWide("background", (): { running: Background | null; warm: Promise<unknown> } => ({
  running: null,
  warm: Promise.resolve(),
}));

/**
 * Starts the background work: it counts the instances that share Cognito's rates, deletes old forms and runs, reads every
 * configured pool that no other instance is reading, and counts its findings. Once per process; `stopBackground` ends it.
 */
export function startBackground(): void {
  if (state.running) return;
  state.warm = warmAll(poolsToRead().map(({ id }) => id));
  state.running = run();
}

/** Resolves once every pool is loaded from the store, or could not be; at once if no background work was started. */
export async function warmedUp(): Promise<void> {
  await state.warm;
}

/** Ends the background work, and gives back its pools and its part of the rate at once. */
export async function stopBackground(): Promise<void> {
  const { running } = state;
  state.running = null;
  await running?.stop();
}

/** Says first whether memory is likely to suffice: a heap that is too small ends the process without a word. */
async function warmAll(poolIds: string[]): Promise<void> {
  const count = await countClients(poolIds);
  const advice = count.ok ? heapAdvice(count.value, getHeapStatistics().heap_size_limit) : null;
  if (advice !== null) log.warn(advice);
  // One after the other, and each blocks the thread: the first page after a start goes before.
  for (const id of poolIds) {
    await quiet();
    await warm(id).catch(logThrown("warm up"));
  }
}

/** Loads a pool and builds its index, so that no person's first request has to. */
async function warm(poolId: string): Promise<void> {
  const shelf = await openShelf(poolId);
  if (shelf.ok) rowsOn(shelf.value);
}

function run(): Background {
  const id = randomUUID();
  const stop = new AbortController();
  const held = new Map<string, { end: AbortController; done: Promise<void> }>();
  // Not at the first beat, when somebody may be waiting for a first screen.
  const restAt = now() + BEAT_MS;
  let pruneAt = restAt;
  let beating = beatSafely();
  const timer = setInterval(() => {
    beating = beating.then(beatSafely);
  }, BEAT_MS);
  // The timer does not keep a process alive that has nothing else to do.
  timer.unref();

  async function beatSafely(): Promise<void> {
    if (!stop.signal.aborted) await beatOnce().catch(logThrown("beat"));
  }

  async function beatOnce(): Promise<void> {
    const counted = await beat(id, SILENT_SECONDS);
    // Other instances learn of a new one at their next beat; until then it takes half of its part.
    if (counted.ok)
      takePart(
        (counted.value.ownSeconds * 1_000 < BEAT_MS && counted.value.live > 1 ? 0.5 : 1) / counted.value.live,
      );
    for (const pool of poolsToRead()) await holdOn(pool).catch(logThrown("hold a pool"));
    if (restAt > now()) return;
    for (const pool of poolsToRead()) if (held.has(pool.id)) countAtRest(pool);
    if (pruneAt > now()) return;
    pruneAt = now() + PRUNE_MS;
    await Promise.all([pruneIntents(), pruneRuns(), pruneCounts()]);
  }

  async function holdOn(pool: ReadablePool): Promise<void> {
    const isHeld = await holdPool(pool.id, id, SILENT_SECONDS);
    const known = held.get(pool.id);
    // Where the store does not answer, nobody can have taken the pool either.
    if (!isHeld.ok || isHeld.value === (known !== undefined)) return;
    if (known) {
      held.delete(pool.id);
      known.end.abort();
      return;
    }
    const end = new AbortController();
    held.set(pool.id, { end, done: hydrate(pool, end.signal) });
    learnLimits(pool).catch(logThrown("learn about a pool"));
  }

  return {
    stop: async () => {
      stop.abort();
      clearInterval(timer);
      await beating;
      for (const { end } of held.values()) end.abort();
      // Before the last answers arrive: the instance that takes over overwrites only what it has seen.
      await Promise.all([endBeat(id), ...[...held.keys()].map((poolId) => letGoOfPool(poolId, id))]);
      await Promise.all([...held.values()].map(({ done }) => done));
    },
  };
}

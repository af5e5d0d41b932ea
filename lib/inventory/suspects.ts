import "server-only";
import type { ReadablePool } from "@/lib/domain/access/roles";
import { readEntry } from "@/lib/inventory/reading";
import type { Shelf } from "@/lib/inventory/shelf";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";

/** A listing that misses more than these is wrong, or they are read with the others. */
const MOST_READ = 120;
const AT_ONCE = 4;

/** So many that cannot be read one after the other are enough to stop: the next listing goes on. */
const MOST_FAILURES = 3;

const state = processWide("suspects", () => new Map<string, Promise<void>>());

/**
 * Reads the suspects of a listing again, in the background and once at a time, whichever instance reads the pool: what a
 * listing suspects is known to the instance alone that made it. Two calls for each.
 */
export function readSuspects(pool: ReadablePool, shelf: Shelf): Promise<void> {
  const known = state.get(pool.id);
  if (known) return known;
  const reading = outsideRequests(() => readAll(pool, shelf)).finally(() => state.delete(pool.id));
  state.set(pool.id, reading);
  return reading;
}

async function readAll(pool: ReadablePool, shelf: Shelf): Promise<void> {
  const queue = [...shelf.suspects].slice(0, MOST_READ);
  let failures = 0;
  const readOn = async () => {
    for (let clientId = queue.shift(); clientId !== undefined; clientId = queue.shift()) {
      // Whoever reads the pool may have been faster.
      if (failures >= MOST_FAILURES || !shelf.suspects.has(clientId)) continue;
      const answer = await readEntry(pool, shelf, clientId, "background");
      failures = answer.ok ? 0 : failures + 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readOn));
}

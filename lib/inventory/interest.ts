import "server-only";
import { config } from "@/lib/config";
import type { ReadablePool } from "@/lib/domain/access/roles";
import { LOOK_MS, namesAge, refreshAge } from "@/lib/domain/list/upkeep";
import { openShelf, type Shelf } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";
import { logThrown } from "@/lib/process/log";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";
import { saveLook } from "@/lib/store/inventory/pools";

/** A look is written to the store if the last one there, of any instance, is older than this. */
const WRITE_MS = 60_000;

const waiting = processWide("interest", () => new Map<string, () => void>());

/**
 * Notes that a person opens a page of the pool: it is read more often while people look at it, by whichever instance
 * reads it. Resolves once it is known here. One write a minute, over all instances, which nobody waits for.
 */
export async function noteLook({ id }: ReadablePool): Promise<void> {
  const opened = await openShelf(id);
  if (!opened.ok) return;
  const shelf = opened.value;
  const { lookedSince, lookedAt } = shelf.head;
  const at = now();
  if (lookedAt !== null && lookedAt > at - WRITE_MS) return;
  const since = isLookedAt(shelf) && lookedSince !== null ? lookedSince : at;
  const look = () => {
    shelf.head = { ...shelf.head, lookedSince: since, lookedAt: at };
  };
  look();
  const saving = outsideRequests(() => saveLook(id, since, at));
  // The store may have been read before it had the look.
  saving.then(look).then(() => waiting.get(id)?.(), logThrown("note a look"));
}

/** Calls `wake` at the next look at the pool that this process notes, in place of an earlier one. */
export function onLook(poolId: string, wake: () => void): void {
  waiting.set(poolId, wake);
}

/** Whether people look at the pool: somebody opened a page of it within the last 10 minutes. */
export const isLookedAt = ({ head }: Shelf): boolean => (head.lookedAt ?? 0) > now() - LOOK_MS;

/** The ages in milliseconds at which the pool's clients, and its names and resource servers, are read again. */
export const refreshAgeOf = (shelf: Shelf): number => refreshAge(isLookedAt(shelf), config().idleHours);
export const namesAgeOf = (shelf: Shelf): number =>
  namesAge(shelf.poolId, isLookedAt(shelf), config().idleHours);

/** What is older than this instant is still to be read since people look at the pool; null while nobody does. */
export function refreshedFrom(shelf: Shelf): number | null {
  const { lookedSince } = shelf.head;
  return isLookedAt(shelf) && lookedSince !== null ? lookedSince - refreshAgeOf(shelf) : null;
}

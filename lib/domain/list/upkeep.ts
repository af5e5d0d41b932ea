import type { ClientEntry } from "@/lib/domain/list/inventory";

/** How long a look at a pool counts: people look at a pool until they have opened no page of it for this time. */
export const LOOK_MS = 600_000;

/** A pool that people look at is read again at this age: it takes less than a minute, and is 5 minutes old at most. */
const LOOKED_AT_MS = 240_000;

const HOUR_MS = 3_600_000;

/** Names on one page of ListUserPoolClients. */
const PAGE_NAMES = 60;

/** The age in milliseconds at which settings and secrets of a pool's clients are read again. */
export const refreshAge = (isLookedAt: boolean, idleHours: number): number =>
  isLookedAt ? LOOKED_AT_MS : idleHours * HOUR_MS;

/**
 * The age in milliseconds at which names and resource servers of a pool are read again. While nobody looks, it is
 * between half of the hours and all of them: a console reads all its pools when it starts, but not in the same hour of
 * each later day.
 */
export const namesAge = (poolId: string, isLookedAt: boolean, idleHours: number): number =>
  refreshAge(isLookedAt, idleHours) * (isLookedAt ? 1 : 1 - phaseOf(poolId) / 2);

/** From 0 up to 1: where a pool stands among others, the same in every instance. */
function phaseOf(poolId: string): number {
  let hash = 0x811c9dc5;
  for (const character of poolId) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  // The lower bits of FNV-1a differ more than the upper ones.
  return (hash % 1_009) / 1_009;
}

/** About how many calls to Cognito keep a pool fresh, and so how many events in CloudTrail. */
export type UpkeepCalls = { readonly idleDay: number; readonly lookedAtHour: number };

/** The same in a sentence. */
export const upkeepInWords = ({ idleDay, lookedAtHour }: UpkeepCalls): string =>
  `Reading it takes about ${idleDay.toLocaleString("en")} Cognito calls a day, each a CloudTrail event, and ${lookedAtHour.toLocaleString("en")} an hour while people look at it.`;

/**
 * The calls to Cognito that keep a pool of so many clients fresh: in a day in which nobody looks at it, and in an hour
 * in which people do. Each is an event in CloudTrail. A round is the pages of names, two calls for each client and one
 * for the resource servers; besides, the pool's own settings take one call an hour. An hour has no more calls than
 * `callsPerSecond` of each of the two operations allow.
 */
export function upkeepCalls(
  clients: number,
  { idleHours, callsPerSecond }: { idleHours: number; callsPerSecond: number },
): UpkeepCalls {
  const names = Math.max(1, Math.ceil(clients / PAGE_NAMES)) + 1;
  const rounds = HOUR_MS / LOOKED_AT_MS;
  const readings = Math.min(rounds * clients, callsPerSecond * (HOUR_MS / 1_000));
  return {
    idleDay: Math.ceil((names + 2 * clients) * (24 / idleHours)) + 24,
    lookedAtHour: Math.ceil(names * rounds + 2 * readings) + 1,
  };
}

/** Up to when the turns of a pool that nobody looks at are taken: epoch milliseconds; null before the first. */
export type Turns = { takenTo: number | null };

/** How a pool is kept fresh at this instant: `refreshAge` gives the age, and `clients` is how many it has. */
type Upkeep = {
  readonly at: number;
  readonly poolId: string;
  readonly isLookedAt: boolean;
  readonly refreshAge: number;
  readonly clients: number;
};

/** Turns that nobody could take, such as while AWS denied it, do not pile up for longer than this. */
const LATE_MS = 60_000;

/**
 * Those of the `known` clients that are to be read again now, the stalest first, `most` at most. While people look at
 * the pool, these are all that are too old. Otherwise each client has one turn within the refresh age, evenly spread,
 * and the turns that are due are taken from `turns`.
 */
export function dueOf(
  known: readonly ClientEntry[],
  most: number,
  turns: Turns,
  { at, poolId, isLookedAt, refreshAge: age, clients }: Upkeep,
): ClientEntry[] {
  const isTooOld = (entry: ClientEntry) => readAt(entry) <= at - age;
  const oldest = stalest(known, most);
  if (isLookedAt) {
    // Once people are gone, the first turn comes at once: the last one then ends a day after them.
    turns.takenTo = Number.NEGATIVE_INFINITY;
    return oldest.filter(isTooOld);
  }
  const turnMs = age / Math.max(1, clients);
  const [first] = oldest;
  // A reader that has just started waits for its turn, unless a client has waited for too long.
  const begin = first && isTooOld(first) ? at - turnMs : at - turnMs * phaseOf(poolId);
  const takenTo = Math.max(turns.takenTo ?? begin, at - turnMs - LATE_MS);
  const count = Math.min(oldest.length, Math.floor((at - takenTo) / turnMs));
  turns.takenTo = takenTo + count * turnMs;
  return oldest.slice(0, count);
}

const readAt = ({ describedAt }: ClientEntry) => describedAt ?? 0;

/** The `most` entries that were read the longest ago, in that order. */
export function stalest(entries: readonly ClientEntry[], most: number): ClientEntry[] {
  const found: ClientEntry[] = [];
  for (const entry of entries) {
    const last = found.length < most ? undefined : found.at(-1);
    if (most === 0 || (last && readAt(last) <= readAt(entry))) continue;
    if (last) found.pop();
    const place = found.findLastIndex((it) => readAt(it) <= readAt(entry));
    found.splice(place + 1, 0, entry);
  }
  return found;
}

import "server-only";
import type { Priority } from "@/lib/aws/cognito/rate/scheduler";
import { denialOf } from "@/lib/aws/cognito/sdk";
import type { ReadablePool } from "@/lib/domain/access/roles";
import type { ClientEntry } from "@/lib/domain/list/inventory";
import { dueOf, stalest, type Turns } from "@/lib/domain/list/upkeep";
import { isClosed, type ProblemCode, whenReading } from "@/lib/domain/problem";
import { isLookedAt, namesAgeOf, onLook, refreshAgeOf } from "@/lib/inventory/interest";
import { tellOutside } from "@/lib/inventory/judging";
import { listNames } from "@/lib/inventory/listing";
import { pause } from "@/lib/inventory/pause";
import { keepSettings } from "@/lib/inventory/pool/settings";
import { noteTrouble } from "@/lib/inventory/pool/trouble";
import { readEntry } from "@/lib/inventory/reading";
import { keepServers } from "@/lib/inventory/resource-servers";
import { isNamed, keepSnapshot, openShelf, type Shelf } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";
import { logThrown } from "@/lib/process/log";

/** Milliseconds between two looks for outside changes that the audit trail lacks, and while nobody looks at the pool. */
const TELL_MS = 2_000;
const TELL_AT_REST_MS = 60_000;

/** Milliseconds until a list that was denied, and resource servers that could not be read, are asked for again. */
const DENIED_MS = 300_000;
const SERVERS_AGAIN_MS = 60_000;

/** The age in milliseconds at which the pool's own settings are read again, and how long a failure to read them holds. */
const SETTINGS_MS = 3_600_000;
const SETTINGS_AGAIN_MS = 300_000;

/** Clients read at the same time: enough to use the whole rate, few enough that no person queues behind them. */
const AT_ONCE = 12;

/** Milliseconds between two looks for work while there is none, and while besides nobody looks at the pool. */
const IDLE_MS = 500;
const REST_MS = 10_000;

/** What one pool's reading remembers from step to step; instants are epoch milliseconds. */
type Work = {
  reading: Map<string, Promise<void>>;
  patience: Patience;
  /** AWS denied the settings of a client, and has allowed none since. */
  isDenied: boolean;
  turns: Turns;
  /** The earliest instants of the next listing and the next read of the resource servers and of the pool's settings. */
  listAt: number;
  serversAt: number;
  settingsAt: number;
  toldAt: number;
};

/**
 * Reads a whole pool in the background and keeps it fresh, until `stop`: names first, then every client not read yet,
 * then each again: as soon as it is 4 minutes old while people look at the pool, otherwise each once within
 * COGNITO_IDLE_HOURS, evenly spread. Nothing else ends it: errors are logged by name, and it goes on after a pause,
 * which is longer each time. One instance does this for a pool at a time (see background.ts).
 */
export async function hydrate(pool: ReadablePool, stop: AbortSignal): Promise<void> {
  const work: Work = {
    reading: new Map(),
    patience: newPatience(),
    isDenied: false,
    turns: { takenTo: null },
    listAt: 0,
    serversAt: 0,
    settingsAt: 0,
    toldAt: 0,
  };
  while (!stop.aborted) {
    const isAtRest = await round(pool, work).catch((error: unknown) => {
      logThrown("read a pool")(error);
      work.patience.pausedUntil = now() + slowDown(work.patience);
      noteTrouble(pool.id, FAILED);
      return false;
    });
    const idle = pause(isAtRest ? REST_MS : IDLE_MS, stop);
    onLook(pool.id, idle.end);
    await Promise.race([idle.over, ...work.reading.values()]);
    idle.end();
  }
  await Promise.all(work.reading.values());
  noteTrouble(pool.id, null);
}

/** Does what is due. Returns whether there is nothing more to do for a while. */
async function round(pool: ReadablePool, work: Work): Promise<boolean> {
  const shelf = await openShelf(pool.id);
  if (!shelf.ok || work.patience.pausedUntil > now()) return false;
  await step(pool, shelf.value, work);
  const isListing = work.listAt === Number.POSITIVE_INFINITY;
  const isBusy = isListing || work.reading.size > 0 || work.patience.failures.size > 0;
  return !isBusy && !isLookedAt(shelf.value) && shelf.value.head.listProblem === null;
}

const FAILED = "The console failed to load this pool and will retry. Its log has the error.";

async function step(pool: ReadablePool, shelf: Shelf, work: Work): Promise<void> {
  keepListed(pool, shelf, work);
  // First names come first: a person may be waiting for them.
  if (!isNamed(shelf)) return;
  if ((shelf.head.serversAt ?? 0) < now() - namesAgeOf(shelf) && work.serversAt <= now()) {
    work.serversAt = now() + SERVERS_AGAIN_MS;
    keepServers(pool).catch(logThrown("keep resource servers"));
  }
  if ((shelf.head.settingsAt ?? 0) < now() - SETTINGS_MS && work.settingsAt <= now()) {
    work.settingsAt = now() + SETTINGS_AGAIN_MS;
    keepSettings(pool).catch(logThrown("keep the settings of a pool"));
  }
  for (const clientId of work.patience.failures.keys())
    if (!shelf.entries.has(clientId)) work.patience.failures.delete(clientId);
  if (work.toldAt < now() - (isLookedAt(shelf) ? TELL_MS : TELL_AT_REST_MS)) {
    work.toldAt = now();
    await tellOutside(pool);
    await keepSnapshot(shelf);
  }
  const room = roomFor(pool, work) - work.reading.size;
  for (const entry of nextToRead(pool, shelf, work, room)) readOne(pool, shelf, work, entry);
}

function keepListed(pool: ReadablePool, shelf: Shelf, work: Work): void {
  const isDue = (shelf.head.listedAt ?? 0) <= now() - namesAgeOf(shelf) || shelf.head.listProblem !== null;
  if (!isDue || work.listAt > now()) return;
  const listing = listNames(pool, shelf, upkeepOf(shelf));
  work.listAt = Number.POSITIVE_INFINITY;
  void listing.whole.then((refused) => {
    work.listAt = 0;
    if (refused) work.listAt = now() + (isLasting(refused.code) ? DENIED_MS : slowDown(work.patience));
    else work.patience.answeredAt = now();
  });
}

/** How many clients may be read at the same time: none while AWS denies it, and after that, or a pause, one to try. */
function roomFor(pool: ReadablePool, work: Work): number {
  if (denialOf("DescribeUserPoolClient", pool)) {
    work.isDenied = true;
    return 0;
  }
  return work.isDenied || isTrying(work) ? 1 : AT_ONCE;
}

/** Whose turn its calls have: those of a pool that people look at get more of the rate that pools share. */
const upkeepOf = (shelf: Shelf): Priority => (isLookedAt(shelf) ? "upkeep" : "background");

/**
 * Clients that were never read or are suspect come first, then those that failed, then the stalest that are due. After a
 * pause, another client than those that failed is tried: its answer says whose trouble it is.
 */
function nextToRead(pool: ReadablePool, shelf: Shelf, work: Work, room: number): ClientEntry[] {
  if (room <= 0) return [];
  const isListDenied = denialOf("ListUserPoolClientSecrets", pool) !== null;
  const wanted: ClientEntry[] = [];
  const failed: { readonly entry: ClientEntry; readonly at: number }[] = [];
  const known: ClientEntry[] = [];
  let isUnknown = false;
  for (const { entry } of shelf.entries.values()) {
    const { clientId } = entry;
    const failure = work.patience.failures.get(clientId);
    const isWanted = isUnread(entry, isListDenied) || shelf.suspects.has(clientId);
    if (isWanted && !failure) isUnknown = true;
    if (work.reading.has(clientId) || (failure && failure.until > now())) continue;
    if (failure) failed.push({ entry, at: failure.at });
    else if (isWanted) wanted.push(entry);
    else known.push(entry);
    if (wanted.length === room) return wanted;
  }
  const again = failed.sort((one, other) => one.at - other.at).map(({ entry }) => entry);
  const others = isTrying(work) ? stalest(known, 1) : [];
  const first = [...wanted, ...others, ...again].slice(0, room);
  // The turn of the rest begins once everything is known that can be.
  return isUnknown ? first : [...first, ...dueNow(shelf, known, room - first.length, work.turns)];
}

const dueNow = (shelf: Shelf, known: readonly ClientEntry[], most: number, turns: Turns): ClientEntry[] =>
  dueOf(known, most, turns, {
    at: now(),
    poolId: shelf.poolId,
    isLookedAt: isLookedAt(shelf),
    refreshAge: refreshAgeOf(shelf),
    clients: shelf.entries.size,
  });

/** Whether Cognito has not answered since the last pause. */
const isTrying = ({ patience }: Work) => patience.pausedUntil > 0;

function readOne(pool: ReadablePool, shelf: Shelf, work: Work, { clientId, client }: ClientEntry): void {
  const askedAt = now();
  const take = (answer: Awaited<ReturnType<typeof readEntry>>) => {
    if (answer.ok && denialOf("DescribeUserPoolClient", pool)) return;
    // Its settings may be there for the first time, without its secrets.
    const isKnownNow = client === null && Boolean(shelf.entries.get(clientId)?.entry.client);
    if (answer.ok || isKnownNow) {
      work.isDenied = false;
      meetAnswer(work.patience);
      noteTrouble(pool.id, null);
    }
    if (!answer.ok) {
      const { code, message } = whenReading(answer.problem);
      if (meetFailure(work.patience, { clientId, askedAt, code }) === "everybody's")
        noteTrouble(pool.id, message);
      return;
    }
    work.patience.failures.delete(clientId);
    // While a form is under way, it is unknown whether the console made the change.
    if (shelf.suspects.has(clientId)) meetDoubt(work.patience, clientId);
  };
  const reading = readEntry(pool, shelf, clientId, upkeepOf(shelf))
    .then(take)
    .catch((error: unknown) => {
      logThrown("read a client")(error);
      const failure = { clientId, askedAt, code: "unreachable" } as const;
      if (meetFailure(work.patience, failure) === "everybody's") noteTrouble(pool.id, FAILED);
    })
    .finally(() => work.reading.delete(clientId));
  work.reading.set(clientId, reading);
}

const isUnread = ({ describedAt, secrets, message }: ClientEntry, isListDenied: boolean) =>
  describedAt === null || (secrets === null && (message === null || !isListDenied));

/** Refusals that last until a person fixes their cause. */
const isLasting = (code: ProblemCode) => isClosed(code) || code === "no-pool";

/** Recent successes and failures of reading a pool. Instants are epoch milliseconds. */
export type Patience = {
  /** The clients that could not be read, until they are. */
  readonly failures: Map<string, Failure>;
  /** When Cognito last answered. */
  answeredAt: number;
  /** No client is read before this instant: Cognito does not answer. */
  pausedUntil: number;
  pauseMs: number;
};

/** A client that could not be read: when it failed, when to try it again, and how long that pause is. */
type Failure = { readonly at: number; readonly until: number; readonly pauseMs: number };

type Failed = { readonly clientId: string; readonly askedAt: number; readonly code: ProblemCode };

const LEAST_PAUSE_MS = 1_000;
const MOST_PAUSE_MS = 30_000;

/** The longest pause of a client that fails while others are read. */
const MOST_OWN_PAUSE_MS = 300_000;

const UNDECIDED_MS = 5_000;

/** A `Patience` before the first read. */
export const newPatience = (): Patience => ({
  failures: new Map(),
  answeredAt: 0,
  pausedUntil: 0,
  pauseMs: LEAST_PAUSE_MS,
});

/** Notes that Cognito answered about a client: all others may be read at once. */
export function meetAnswer(patience: Patience): void {
  patience.answeredAt = now();
  patience.pauseMs = LEAST_PAUSE_MS;
  patience.pausedUntil = 0;
}

/** Notes that it is unknown who made a change, for example while a form is under way. */
export function meetDoubt({ failures }: Patience, clientId: string): void {
  failures.set(clientId, { at: now(), until: now() + UNDECIDED_MS, pauseMs: LEAST_PAUSE_MS });
}

/**
 * Notes that a client could not be read. If no other was read meanwhile, everything pauses, up to 30 seconds; otherwise
 * only this client, longer each time, up to 5 minutes. Returns whose trouble it is.
 */
export function meetFailure(
  patience: Patience,
  { clientId, askedAt, code }: Failed,
): "its own" | "everybody's" {
  const last = patience.failures.get(clientId);
  const isAnswered = last ? patience.answeredAt > last.at : patience.answeredAt >= askedAt;
  const isAlone = isAnswered || !isEverybodys(code);
  const before = last?.pauseMs ?? LEAST_PAUSE_MS;
  // After throttling, the scheduler slows down by itself.
  const pauseMs = isAlone && code !== "throttled" ? Math.min(MOST_OWN_PAUSE_MS, before * 2) : before;
  patience.failures.set(clientId, { at: now(), until: now() + pauseMs, pauseMs });
  // Those under way at the same moment meet the same trouble: it counts once.
  if (!isAlone && patience.pausedUntil <= now()) patience.pausedUntil = now() + slowDown(patience);
  return isAlone ? "its own" : "everybody's";
}

/** Doubles the pause while Cognito does not answer, up to 30 seconds, and returns it. */
export function slowDown(patience: Patience): number {
  patience.pauseMs = Math.min(MOST_PAUSE_MS, patience.pauseMs * 2);
  return patience.pauseMs;
}

/** Refusals that the next client would meet as well. Throttling is none: it meets every call that comes too soon. */
const isEverybodys = (code: ProblemCode) =>
  code === "unreachable" ||
  code === "no-pool" ||
  code === "aws-credentials" ||
  code === "wrong-clock" ||
  code === "store-unreachable";

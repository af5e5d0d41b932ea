import "server-only";
import { now } from "@/lib/clock";
import type { ReadablePool } from "@/lib/domain/access";
import type { ClientEntry } from "@/lib/domain/inventory";
import type { ProblemCode } from "@/lib/domain/problem";
import { listNames } from "@/lib/inventory/listing";
import { readEntry } from "@/lib/inventory/reading";
import { keepServers } from "@/lib/inventory/resource-servers";
import { openShelf, type Shelf } from "@/lib/inventory/shelf";
import { keepSnapshot } from "@/lib/inventory/snapshot";
import { tellOutside } from "@/lib/inventory/tell-outside";

const NAMES_FRESH_MS = 300_000;
const SERVERS_FRESH_MS = 300_000;

/** Once everything is known, one client is read again each two seconds, the one longest not read first. */
const ROLLING_MS = 2_000;

/** What is denied is asked for again after so long; a Cognito that does not answer, sooner. */
const DENIED_MS = 300_000;
const UNDECIDED_MS = 5_000;
const LEAST_PAUSE_MS = 1_000;
const MOST_PAUSE_MS = 30_000;

/** So many clients are read at the same time: enough to use the rate up, few enough that nobody queues behind them. */
const AT_ONCE = 12;

/** Between looks at what is to do next, where nothing is. */
const IDLE_MS = 500;

/** What one pool's reading remembers from step to step; instants are epoch milliseconds. */
type Work = {
  reading: Map<string, Promise<void>>;
  /** Clients that could not be read, and when to try them again. */
  later: Map<string, number>;
  /** Nothing is asked before this: Cognito does not answer, or lets nothing through. */
  pausedUntil: number;
  pauseMs: number;
  rolledAt: number;
  listedAt: number;
  toldAt: number;
};

/**
 * Reads a whole pool in the background and keeps it fresh, until `stop`: names first, then every client not read yet,
 * then each again and again. One instance does this for a pool at a time (see background.ts).
 */
export async function hydrate(pool: ReadablePool, stop: AbortSignal): Promise<void> {
  const work: Work = {
    reading: new Map(),
    later: new Map(),
    pausedUntil: 0,
    pauseMs: LEAST_PAUSE_MS,
    rolledAt: 0,
    listedAt: 0,
    toldAt: 0,
  };
  while (!stop.aborted) {
    const shelf = await openShelf(pool.id);
    if (shelf.ok && work.pausedUntil <= now()) await step(pool, shelf.value, work);
    await Promise.race([pause(IDLE_MS, stop), ...work.reading.values()]);
  }
  await Promise.all(work.reading.values());
}

async function step(pool: ReadablePool, shelf: Shelf, work: Work): Promise<void> {
  keepListed(pool, shelf, work);
  if ((shelf.head.serversAt ?? 0) < now() - SERVERS_FRESH_MS && !work.later.has("servers")) {
    work.later.set("servers", now() + LEAST_PAUSE_MS * 60);
    void keepServers(pool);
  }
  for (const [key, at] of work.later) if (at <= now()) work.later.delete(key);
  if (work.toldAt < now() - ROLLING_MS) {
    work.toldAt = now();
    await tellOutside(pool);
    await keepSnapshot(shelf);
  }
  for (const entry of nextToRead(shelf, work, AT_ONCE - work.reading.size)) readOne(pool, shelf, work, entry);
}

function keepListed(pool: ReadablePool, shelf: Shelf, work: Work): void {
  const isDue = (shelf.head.listedAt ?? 0) <= now() - NAMES_FRESH_MS || shelf.head.listProblem !== null;
  if (!isDue || work.listedAt > now()) return;
  const listing = listNames(pool, shelf, "background");
  work.listedAt = Number.POSITIVE_INFINITY;
  void listing.whole.then((refused) => {
    work.listedAt = 0;
    if (refused) work.listedAt = now() + (isLasting(refused.code) ? DENIED_MS : slowDown(work));
  });
}

/** Who has never been read, then who is under suspicion, then, at their slow turn, the one longest not read. */
function nextToRead(shelf: Shelf, work: Work, room: number): ClientEntry[] {
  if (room <= 0) return [];
  const isFree = ({ clientId }: ClientEntry) => !work.reading.has(clientId) && !work.later.has(clientId);
  const found: ClientEntry[] = [];
  let oldest: ClientEntry | null = null;
  for (const { entry } of shelf.entries.values()) {
    if (found.length === room) return found;
    if (!isFree(entry)) continue;
    if (isUnread(entry) || shelf.suspects.has(entry.clientId)) found.push(entry);
    else if ((entry.describedAt ?? 0) < (oldest?.describedAt ?? Number.POSITIVE_INFINITY)) oldest = entry;
  }
  // The slow turn begins once everything is known, and while anything is being read it is not.
  if (found.length > 0 || work.reading.size > 0) work.rolledAt = now();
  if (found.length > 0 || oldest === null || work.rolledAt > now() - ROLLING_MS) return found;
  work.rolledAt = now();
  return [oldest];
}

function readOne(pool: ReadablePool, shelf: Shelf, work: Work, { clientId }: ClientEntry): void {
  const reading = readEntry(pool, shelf, clientId, "background").then((answer) => {
    work.reading.delete(clientId);
    if (answer.ok) {
      work.pauseMs = LEAST_PAUSE_MS;
      // Where AWS denies something, it stays unread until the policy may have been mended.
      if (answer.value?.message) work.later.set(clientId, now() + DENIED_MS);
      // Whose doing it was could not be told while a form is under way.
      else if (shelf.suspects.has(clientId)) work.later.set(clientId, now() + UNDECIDED_MS);
      return;
    }
    work.later.set(clientId, now() + LEAST_PAUSE_MS);
    // Those under way at the same moment meet the same trouble: it counts once.
    if (isEverybodys(answer.problem.code) && work.pausedUntil <= now())
      work.pausedUntil = now() + slowDown(work);
  });
  work.reading.set(clientId, reading);
}

const isUnread = ({ describedAt, secrets, message }: ClientEntry) =>
  describedAt === null || (secrets === null && message === null);

/** Refusals that only somebody's hand ends. */
const isLasting = (code: ProblemCode) => code === "aws-denied" || code === "no-pool";

/** Refusals that the next client would meet as well. Throttling is not one: the scheduler slows down by itself. */
const isEverybodys = (code: ProblemCode) =>
  code === "unreachable" || code === "no-pool" || code === "aws-credentials" || code === "store-unreachable";

function slowDown(work: Work): number {
  work.pauseMs = Math.min(MOST_PAUSE_MS, work.pauseMs * 2);
  return work.pauseMs;
}

/** Ends with `stop`, too. No promise of the whole life is raced: each round would leave its reaction behind in it. */
function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(end, milliseconds);
    stop.addEventListener("abort", end);
    function end() {
      clearTimeout(timer);
      stop.removeEventListener("abort", end);
      done();
    }
  });
}

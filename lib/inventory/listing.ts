import "server-only";
import { listNamePage } from "@/lib/aws/cognito/clients";
import { moreUrgent, type Priority } from "@/lib/aws/cognito/rate/scheduler";
import { hasten, newReading, type Reading } from "@/lib/aws/cognito/sdk";
import type { ReadablePool } from "@/lib/domain/access/roles";
import type { ClientName } from "@/lib/domain/client/client";
import { unreadEntry } from "@/lib/domain/list/inventory";
import { type Problem, problem, whenReading } from "@/lib/domain/problem";
import { readSuspects } from "@/lib/inventory/reading";
import { keep, type Shelf } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";
import { logThrown } from "@/lib/process/log";
import { processWide } from "@/lib/process/process-wide";
import { saveListing } from "@/lib/store/inventory/pools";

/** A listing under way. Its promises give null once the first page, or the whole list, is there; otherwise why not. */
export type Listing = {
  readonly beganAt: number;
  readonly firstPage: Promise<Problem | null>;
  readonly whole: Promise<Problem | null>;
  /** The priorities of the first names and of the rest, the page that is being read, and the number of names so far. */
  readonly pace: Pace;
};

type Pace = { first: Priority; rest: Priority; page: Reading | null; names: number };

/** A listing that broke off: where it can go on, and what it had seen. */
type Rest = {
  readonly token: string;
  readonly seen: Set<string>;
  readonly beganAt: number;
  readonly brokeAt: number;
};

const state = processWide("listings", () => ({
  underWay: new Map<string, Listing>(),
  rests: new Map<string, Rest>(),
}));

/** Cognito does not say how long a token is valid. */
const REST_GOOD_MS = 60_000;

/** The first page is saved at once; later pages are batched, because each save locks the pool. In milliseconds. */
const SAVE_MS = 1_000;

/** After more repeated pages in a row than this, without a new client on them, the listing breaks off. */
const MOST_REPEATS = 5;

/** Far more pages than the 10,000 clients that a pool can have. */
const MOST_PAGES = 1_000;

/**
 * Lists the names of all clients, page by page; concurrent callers share one listing. Names are saved as they arrive,
 * so that a page that fails loses none of them. A caller who joins raises the priority to theirs. A listing that broke
 * off within a minute continues there. A client that is no longer listed is read again before it counts as gone.
 */
export function listNames(
  pool: ReadablePool,
  shelf: Shelf,
  priority: Priority,
  rest: Priority = priority,
): Listing {
  const known = state.underWay.get(pool.id);
  if (known) {
    const { pace } = known;
    pace.first = moreUrgent(pace.first, priority);
    pace.rest = moreUrgent(pace.rest, rest);
    if (pace.page) hasten(pace.page, urgency(pace));
    return known;
  }
  let onPage: () => void = () => {};
  const first = new Promise<null>((resolve) => {
    onPage = () => resolve(null);
  });
  const begun = beginning(pool.id);
  const pace: Pace = { first: priority, rest, page: null, names: 0 };
  const whole = list(pool, shelf, pace, begun, () => onPage())
    .catch((error: unknown) => {
      logThrown("list clients")(error);
      return problem("unreachable", { message: FAILED });
    })
    .finally(() => state.underWay.delete(pool.id));
  const listing = { beganAt: begun.beganAt, firstPage: Promise.race([first, whole]), whole, pace };
  state.underWay.set(pool.id, listing);
  return listing;
}

const FAILED =
  "The console failed to load the list of clients. Clients loaded so far are kept. See its log for the error.";

/**
 * Waits for the first names, which a person wants to see. The rest is listed in the background, after visible rows, or
 * sooner if another caller wants it. Fails as `listNamePage`; gives null once the names are there.
 */
export const firstNames = (pool: ReadablePool, shelf: Shelf): Promise<Problem | null> =>
  listNames(pool, shelf, "now", "background").firstPage;

const urgency = ({ first, rest, names }: Pace) => (names === 0 ? moreUrgent(first, rest) : rest);

/** How many names the listing under way has seen so far; null where none is. */
export const namesSoFar = (poolId: string): number | null => state.underWay.get(poolId)?.pace.names ?? null;

type Beginning = Pick<Rest, "seen" | "beganAt"> & { readonly token: string | null };

/** Where a listing begins: at the first page, or where one broke off that is not too old. That one is used up. */
function beginning(poolId: string): Beginning {
  const rest = state.rests.get(poolId);
  state.rests.delete(poolId);
  return rest && rest.brokeAt > now() - REST_GOOD_MS
    ? rest
    : { token: null, seen: new Set<string>(), beganAt: now() };
}

async function list(
  pool: ReadablePool,
  shelf: Shelf,
  pace: Pace,
  { token, seen, beganAt }: Beginning,
  onPage: () => void,
): Promise<Problem | null> {
  const unsaved: ListedName[] = [];
  const ended = await readPages(pool, shelf, pace, { token, seen, unsaved, onPage, beganAt });
  const lost = await keepNames(shelf, unsaved);
  // A listing whose names were not saved does not continue.
  if (lost) state.rests.delete(pool.id);
  const broken = lost ?? ended;
  const listedAt = broken ? null : now();
  const listProblem = broken && whenReading(broken).message;
  const noted = await saveListing(pool.id, { listedAt, problem: listProblem });
  if (!noted.ok) return noted.problem;
  shelf.head = { ...shelf.head, listProblem, listedAt: listedAt ?? shelf.head.listedAt };
  if (broken) return broken;
  for (const clientId of shelf.entries.keys()) if (!seen.has(clientId)) shelf.suspects.add(clientId);
  // A caller waits for the end of this listing, so clients that may be gone do not queue behind all unread ones.
  if (shelf.suspects.size > 0) void readSuspects(pool, shelf, pace.rest);
  return null;
}

type Progress = {
  token: string | null;
  seen: Set<string>;
  /** Names that wait to be kept. */
  unsaved: ListedName[];
  beganAt: number;
  onPage: () => void;
};

async function readPages(
  pool: ReadablePool,
  shelf: Shelf,
  pace: Pace,
  { token, seen, unsaved, beganAt, onPage }: Progress,
): Promise<Problem | null> {
  let next = token;
  const tokens = new Set<string>();
  let repeats = 0;
  let savedAt = 0;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const askedAt = now();
    pace.page = newReading(urgency(pace));
    const page = await listNamePage(pool, next, pace.page);
    if (!page.ok) {
      // A listing cannot continue from a token that Cognito no longer accepts.
      if (next !== null && page.problem.code !== "refused")
        state.rests.set(pool.id, { token: next, seen, beganAt, brokeAt: now() });
      return page.problem;
    }
    const fresh = unseen(page.value.names, seen);
    unsaved.push(...fresh.map((name) => ({ name, askedAt })));
    pace.names = seen.size;
    if (page.value.next === null) return null;
    if (savedAt < now() - SAVE_MS) {
      const lost = await keepNames(shelf, unsaved.splice(0));
      if (lost) return lost;
      savedAt = now();
    }
    onPage();
    repeats = tokens.has(page.value.next) && fresh.length === 0 ? repeats + 1 : 0;
    tokens.add(page.value.next);
    if (repeats > MOST_REPEATS) break;
    next = page.value.next;
  }
  return problem("unreachable", {
    message:
      "Cognito’s list of clients repeats a page, so it couldn’t be loaded completely. Clients loaded so far are kept.",
  });
}

/** The names whose ids are not in `seen`, each once. Adds the ids to `seen`. */
function unseen(names: readonly ClientName[], seen: Set<string>): ClientName[] {
  return names.filter(({ clientId }) => {
    const isNew = !seen.has(clientId);
    seen.add(clientId);
    return isNew;
  });
}

/** A name in Cognito’s list, and when its page was asked for: epoch milliseconds. */
type ListedName = { readonly name: ClientName; readonly askedAt: number };

/** Saves new clients, and makes renamed ones suspects. */
async function keepNames(shelf: Shelf, found: readonly ListedName[]): Promise<Problem | null> {
  const isKnownWhole = shelf.head.listedAt !== null;
  const news = found.flatMap(({ name, askedAt }) => {
    const known = shelf.entries.get(name.clientId)?.entry;
    if (!known) return [{ entry: unreadEntry(name, isKnownWhole), askedAt }];
    if (known.name === name.name) return [];
    shelf.suspects.add(name.clientId);
    return [{ entry: { ...known, name: name.name } }];
  });
  const kept = await keep(shelf, news);
  return kept.ok ? null : kept.problem;
}

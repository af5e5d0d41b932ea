import "server-only";
import type { Owner } from "@/lib/domain/access/ownership";
import { type ClientEntry, entryIn, entryText, nameIn, unreadEntry } from "@/lib/domain/list/inventory";
import { type Kept, snapshotIn, snapshotText } from "@/lib/domain/list/snapshot";
import { ok, type Result } from "@/lib/domain/result";
import { lean } from "@/lib/inventory/lean";
import { now } from "@/lib/process/clock";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";
import { type InventoryRow, type NewInventoryRow, rowsSince, saveRows } from "@/lib/store/inventory/clients";
import { type InventoryHead, inventoryHead } from "@/lib/store/inventory/pools";
import { newestSnapshot, saveSnapshot } from "@/lib/store/inventory/snapshots";
import { ownersOf } from "@/lib/store/ownership";

/** The inventory of a pool in this process: it follows the store, where all instances write. */
export type Shelf = {
  readonly poolId: string;
  readonly entries: Map<string, Kept>;
  /** Clients that a listing or a reader wants to be read again soon. */
  readonly suspects: Set<string>;
  head: InventoryHead;
  owners: ReadonlyMap<string, Owner>;
  /** The clients that are suspended by this console. */
  suspended: ReadonlySet<string>;
  /** Raised by every change, so that data derived from the shelf is known to be old. */
  revision: number;
  /** The revision, at least nearly, of the newest snapshot in the store. */
  snapshotRevision: number;
  /** Up to which version the store has been read, and when: epoch milliseconds. */
  version: number;
  followedAt: number;
  following: Promise<Result<null>> | null;
};

/**
 * A new state of a client. `isTold` is false if the change is not in the audit trail yet. `askedAt` is when the state
 * was asked for, if that was not when the settings were.
 */
type Change = {
  readonly entry: ClientEntry;
  readonly isTold?: boolean;
  readonly isGone?: boolean;
  readonly askedAt?: number;
};

const FOLLOW_MS = 500;

const emptyHead: InventoryHead = {
  version: 0,
  listedAt: null,
  listProblem: null,
  servers: null,
  serversAt: null,
  settings: null,
  settingsAt: null,
  ownersAt: null,
  suspended: [],
  lookedSince: null,
  lookedAt: null,
};

const shelves = processWide("shelves", () => new Map<string, Shelf>());

/** Whether names of the pool were ever listed, if only those of a first page. */
export const isNamed = ({ entries, head }: Shelf): boolean => entries.size > 0 || head.listedAt !== null;

/** Whether the pool is loaded, so that opening its shelf takes one round trip at most. */
export const isAtHand = (poolId: string): boolean => (shelves.get(poolId)?.followedAt ?? 0) > 0;

/** The shelf of a pool, at most half a second behind the store. Fails with store-unreachable before it was ever read. */
export async function openShelf(poolId: string): Promise<Result<Shelf>> {
  const shelf = shelves.get(poolId) ?? newShelf(poolId);
  shelves.set(poolId, shelf);
  if (shelf.followedAt > now() - FOLLOW_MS) return ok(shelf);
  const followed = await follow(shelf);
  return followed.ok || shelf.followedAt > 0 ? ok(shelf) : followed;
}

/** Follows the store at once, after a write beside the entries. If the store does not answer, a later read does. */
export async function followNow(poolId: string): Promise<void> {
  const opened = await openShelf(poolId);
  if (opened.ok) await follow(opened.value);
}

/** Reads what others changed in the store. Fails with store-unreachable. */
export function follow(shelf: Shelf): Promise<Result<null>> {
  shelf.following ??= readOn(shelf).finally(() => {
    shelf.following = null;
  });
  return shelf.following;
}

/**
 * Saves changes in the store and here. A client that another instance has changed meanwhile is not overwritten but
 * read, and one that another instance has removed stays removed. Returns the ids that were saved. Fails with
 * store-unreachable, and then saves nothing.
 */
export async function keep(shelf: Shelf, changes: readonly Change[]): Promise<Result<ReadonlySet<string>>> {
  if (changes.length === 0) return ok(new Set());
  const saved = await saveTogether(
    shelf.poolId,
    changes.map(({ entry, isTold = true, isGone = false, askedAt = entry.describedAt ?? now() }) => ({
      clientId: entry.clientId,
      entry: entryText(entry),
      replaces: shelf.entries.get(entry.clientId)?.version ?? 0,
      isTold,
      isGone,
      askedAt,
    })),
  );
  if (!saved.ok) return saved;
  for (const { entry, isGone = false } of changes) {
    const version = saved.value.get(entry.clientId);
    if (version !== undefined) place(shelf, entry, version, isGone);
    // `show` put the client here alone; the store has no version of it.
    else if (shelf.entries.get(entry.clientId)?.version === 0) shelf.entries.delete(entry.clientId);
  }
  const [version] = saved.value.values();
  // No other instance has written in between, so this version has nothing left to read.
  if (version === shelf.version + 1) shelf.version = version;
  if (saved.value.size < changes.length) await follow(shelf);
  return ok(new Set(saved.value.keys()));
}

/** Shows an entry here before the store has it, under the version it will take the place of. */
export function show(shelf: Shelf, entry: ClientEntry): void {
  place(shelf, entry, shelf.entries.get(entry.clientId)?.version ?? 0, false);
}

const newShelf = (poolId: string): Shelf => ({
  poolId,
  entries: new Map(),
  suspects: new Set(),
  head: emptyHead,
  owners: new Map(),
  suspended: new Set(),
  revision: 0,
  snapshotRevision: 0,
  version: 0,
  followedAt: 0,
  following: null,
});

async function readOn(shelf: Shelf): Promise<Result<null>> {
  const head = await inventoryHead(shelf.poolId);
  if (!head.ok) return head;
  if (head.value.version > shelf.version) {
    if (shelf.version === 0) await restore(shelf);
    const rows = await rowsSince(shelf.poolId, shelf.version);
    if (!rows.ok) return rows;
    for (const row of rows.value) take(shelf, row);
    // Versions are committed in their order, so an instance that sees one has seen all before it.
    shelf.version = rows.value.reduce((most, { version }) => Math.max(most, version), head.value.version);
  }
  if (head.value.ownersAt !== shelf.head.ownersAt) {
    const owners = await ownersOf(shelf.poolId);
    if (!owners.ok) return owners;
    shelf.owners = owners.value;
    shelf.revision += 1;
  }
  if (head.value.suspended.join() !== shelf.head.suspended.join()) {
    shelf.suspended = new Set(head.value.suspended);
    shelf.revision += 1;
  }
  shelf.head = head.value;
  shelf.followedAt = now();
  return ok(null);
}

/** Begins with the snapshot, where there is one: one text is read in a tenth of the time of ten thousand rows. */
async function restore(shelf: Shelf): Promise<void> {
  const found = await newestSnapshot(shelf.poolId);
  const kept = found.ok && found.value ? snapshotIn(found.value.clients) : null;
  if (!found.ok || !found.value || !kept) return;
  for (const one of kept) shelf.entries.set(one.entry.clientId, one);
  shelf.version = found.value.version;
  shelf.revision += 1;
  shelf.snapshotRevision = shelf.revision;
}

function take(shelf: Shelf, { clientId, entry, version, isGone }: InventoryRow): void {
  const known = shelf.entries.get(clientId);
  if (known && known.version >= version) return;
  const read = entryIn(entry) ?? unreadEntry({ clientId, name: nameIn(entry) }, false);
  place(shelf, read, version, isGone);
}

function place(shelf: Shelf, entry: ClientEntry, version: number, isGone: boolean): void {
  shelf.revision += 1;
  if (isGone) shelf.entries.delete(entry.clientId);
  else shelf.entries.set(entry.clientId, { entry: lean(entry), version });
}

type Saved = Result<ReadonlyMap<string, number>>;

type Rows = readonly NewInventoryRow[];

type Waiting = { readonly rows: Rows; done(saved: Promise<Saved>): void };

/** For each pool with a statement under way, the callers that wait for the next one. */
const lines = processWide("rows to save", () => new Map<string, Waiting[]>());

/**
 * Saves rows as `saveRows` does, one statement at a time. Rows that arrive while one is under way go with the next:
 * each statement locks the pool, and a few more rows take hardly longer. Fails as `saveRows`.
 */
export function saveTogether(poolId: string, rows: Rows): Promise<Saved> {
  return new Promise((done) => {
    const line = lines.get(poolId);
    lines.set(poolId, [...(line ?? []), { rows, done }]);
    // The saving goes on for other callers once this request is over.
    if (!line) void outsideRequests(() => saveAll(poolId));
  });
}

async function saveAll(poolId: string): Promise<void> {
  for (;;) {
    const line = lines.get(poolId) ?? [];
    const together = withoutRepeats(line);
    if (together.length === 0) break;
    lines.set(poolId, line.slice(together.length));
    const saving = saveRows(
      poolId,
      together.flatMap(({ rows }) => rows),
    );
    for (const { rows, done } of together) done(saving.then((saved) => ownOf(rows, saved)));
    // The callers get the error.
    await saving.catch(() => null);
  }
  lines.delete(poolId);
}

function ownOf(rows: Rows, saved: Saved): Saved {
  if (!saved.ok) return saved;
  const clientIds = new Set(rows.map(({ clientId }) => clientId));
  return ok(new Map([...saved.value].filter(([clientId]) => clientIds.has(clientId))));
}

/** The first callers of the line, up to one that repeats a client: a statement writes each row once. */
function withoutRepeats(line: readonly Waiting[]): Waiting[] {
  const clientIds = new Set<string>();
  const end = line.findIndex(({ rows }) => {
    if (rows.some(({ clientId }) => clientIds.has(clientId))) return true;
    for (const { clientId } of rows) clientIds.add(clientId);
    return false;
  });
  return end < 0 ? [...line] : line.slice(0, end);
}

/** A new snapshot is worth writing after this many changes, or this part of the clients, whichever is more. */
const LEAST_CHANGES = 200;
const CHANGED_PART = 0.05;

/**
 * Saves all that a shelf knows as one text, once enough has changed since the last one. No round trip, or a few. If the
 * store does not answer, the next attempt comes after as many changes again.
 */
export async function keepSnapshot(shelf: Shelf): Promise<void> {
  const { entries, revision, snapshotRevision } = shelf;
  if (revision - snapshotRevision < Math.max(LEAST_CHANGES, entries.size * CHANGED_PART)) return;
  // What was kept from here has versions that this shelf has not read yet.
  await follow(shelf);
  const { version } = shelf;
  shelf.snapshotRevision = shelf.revision;
  await saveSnapshot(shelf.poolId, { version, clients: snapshotText([...entries.values()].sort(byName)) });
}

// The order in which the list shows them: an instance that starts from the snapshot has little left to sort.
const names = new Intl.Collator("en");
const byName = (one: Kept, other: Kept) => names.compare(one.entry.name, other.entry.name);

import "server-only";
import { getClient } from "@/lib/aws/cognito/clients";
import type { Priority } from "@/lib/aws/cognito/rate/scheduler";
import { denialOf } from "@/lib/aws/cognito/sdk";
import type { Owner } from "@/lib/domain/access/ownership";
import type { Pool, ReadablePool } from "@/lib/domain/access/roles";
import type { AuditRow } from "@/lib/domain/audit/row";
import { type AppClient, type ClientName, sameName } from "@/lib/domain/client/client";
import type { FilterChoices } from "@/lib/domain/list/filter-form";
import { type OutsideChange, unreadEntry } from "@/lib/domain/list/inventory";
import type {
  ClientMarks,
  ClientRow,
  ClientSearch,
  FoundClients,
  ListProgress,
} from "@/lib/domain/list/parse";
import { ok, type Result } from "@/lib/domain/result";
import { keyOf } from "@/lib/domain/run/selection";
import type { ScopeDirectory } from "@/lib/domain/scope/search";
import type { Secret } from "@/lib/domain/secret/secret";
import { own } from "@/lib/domain/text/own";
import { foundPage } from "@/lib/inventory/fleet/found-page";
import { firstNames, listNames } from "@/lib/inventory/listing";
import { noteSettings, readEntry } from "@/lib/inventory/reading";
import { rotationSettings } from "@/lib/inventory/rotation-settings";
import {
  askingOf,
  type MaybeOfPerson,
  progressOf,
  rowOf,
  rowsOn,
  searchShelf,
  serversOn,
  teamsOn,
} from "@/lib/inventory/search";
import { isNamed, openShelf, type Shelf } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";
import { logThrown } from "@/lib/process/log";

/** Names are listed every 4 minutes while people look, and 10,000 take a while; older ones than this are listed first. */
const NAMES_GOOD_MS = 900_000;

/** One page of the clients that fit a search. 0 calls once names are known; before, 1 for their first page. */
export async function findClients(pool: MaybeOfPerson, search: ClientSearch): Promise<Result<FoundClients>> {
  const shelf = await listedShelf(pool);
  if (!shelf.ok) return shelf;
  const { found, unread } = foundPage([{ pool, shelf: shelf.value, asking: askingOf(pool) }], search);
  readFound(pool, shelf.value, found.rows, unread.flat());
  return ok(found);
}

/** Reads what a page of the list needs before the rest of the pool: clients that may be gone, and those not judged. */
export function readFound(
  pool: ReadablePool,
  shelf: Shelf,
  rows: readonly ClientRow[],
  unread: readonly ClientRow[],
): void {
  if (denialOf("DescribeUserPoolClient", pool)) return;
  // A client that a listing missed is likely gone: the next page that shows it says so.
  readSoon(pool, shelf, rows.filter(isSuspect(shelf)), "visible");
  readSoon(pool, shelf, unread, "search");
}

type FoundAll = Pick<FoundClients, "rows" | "progress"> & {
  /** How many more may fit once they have been read. */
  readonly unread: number;
  /** Whether every name was known, by a listing that did not fail. */
  readonly isListed: boolean;
};

/**
 * Every client that fits a search, in its order, and what may be missing: of all, or of those whose keys are `selected`.
 * A selected client that does not fit, or is gone, counts as one that may be missing.
 */
export async function findAll(
  pool: Pool,
  search: ClientSearch,
  selected?: ReadonlySet<string>,
): Promise<Result<FoundAll>> {
  const shelf = await listedShelf(pool);
  if (!shelf.ok) return shelf;
  const { fitting, unread } = searchShelf(shelf.value, search, askingOf(pool));
  const rows = selected ? fitting.filter(({ clientId }) => selected.has(keyOf(pool.id, clientId))) : fitting;
  const missing = selected ? selected.size - rows.length : unread.length;
  const { listedAt, listProblem } = shelf.value.head;
  const isListed = listedAt !== null && listProblem === null;
  return ok({ rows, unread: missing, isListed, progress: progressOf(pool, shelf.value) });
}

/** Every client and every scope that the console remembers of a pool. No call; nothing where the store does not answer. */
export async function rememberedPool(
  pool: Pool,
): Promise<{ rows: readonly ClientRow[]; directory: ScopeDirectory | null }> {
  const shelf = await openShelf(pool.id);
  return shelf.ok ? rowsOn(shelf.value) : { rows: [], directory: null };
}

/** How much of a pool is known. Fails with store-unreachable. */
export async function listProgress(pool: Pool): Promise<Result<ListProgress>> {
  const shelf = await openShelf(pool.id);
  return shelf.ok ? ok(progressOf(pool, shelf.value)) : shelf;
}

/** What the filters can be set to: the teams that own clients, the resource servers, and the age that is too old. */
export async function filterChoices(pool: Pool): Promise<FilterChoices> {
  const { maxAgeDays } = rotationSettings();
  const shelf = await openShelf(pool.id);
  if (!shelf.ok) return { teams: [], servers: [], maxAgeDays };
  return { teams: teamsOn(shelf.value), servers: serversOn(shelf.value), maxAgeDays };
}

/** The last change that was made to a client outside the console; null if there was none. */
export async function lastOutside(pool: Pool, clientId: string): Promise<OutsideChange | null> {
  const shelf = await openShelf(pool.id);
  return shelf.ok ? (shelf.value.entries.get(clientId)?.entry.outside ?? null) : null;
}

/** Whether a client of this name exists, ignoring case. Waits for a new list if the known one is too old. */
export async function isNameTaken(pool: Pool, name: string): Promise<Result<boolean>> {
  const shelf = await wholeShelf(pool);
  if (!shelf.ok) return shelf;
  return ok([...shelf.value.entries.values()].some(({ entry }) => sameName(entry.name, name)));
}

/** Every client's id and name, by name. Waits for a new list if the known one is too old. */
export async function allNames(pool: Pool): Promise<Result<ClientName[]>> {
  const shelf = await wholeShelf(pool);
  if (!shelf.ok) return shelf;
  return ok(byName(shelf.value));
}

const byName = ({ entries }: Shelf): ClientName[] =>
  [...entries.values()]
    .map(({ entry: { clientId, name } }) => ({ clientId, name }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));

/**
 * The same from a listing that begins now, with the moment at which it began. A client that is no longer listed, or is
 * listed under another name than before, is left out until it has been read again.
 */
export async function namesNow(pool: Pool): Promise<Result<{ at: number; names: ClientName[] }>> {
  const opened = await openShelf(pool.id);
  if (!opened.ok) return opened;
  const askedAt = now();
  for (;;) {
    // A listing that began earlier may lack what has changed since.
    const { beganAt, whole } = listNames(pool, opened.value, "now");
    const refused = await whole;
    if (refused) return { ok: false, problem: refused };
    if (beganAt < askedAt) continue;
    const { suspects } = opened.value;
    return ok({ at: beganAt, names: byName(opened.value).filter(({ clientId }) => !suspects.has(clientId)) });
  }
}

/** Reads one client from Cognito, for its own pages, and updates the list with it. 1 call. Fails as `getClient`. */
export async function readClient(pool: Pool, clientId: string): Promise<Result<AppClient>> {
  const askedAt = now();
  const [client, shelf] = await Promise.all([getClient(pool, clientId), openShelf(pool.id)]);
  // Where the store does not answer, the client is still shown.
  if (shelf.ok) await noteSettings(pool, shelf.value, clientId, client, askedAt);
  return client;
}

/** One client as it was at most 5 minutes ago, for checks: 0 calls or 1. Fails as `getClient`. */
export async function recentClient(pool: Pool, clientId: string): Promise<Result<AppClient>> {
  const opened = await openShelf(pool.id);
  const known = opened.ok ? opened.value.entries.get(clientId)?.entry : undefined;
  const isRecent = (known?.describedAt ?? 0) > now() - RECENT_MS;
  return known?.client && isRecent ? ok(known.client) : readClient(pool, clientId);
}

const RECENT_MS = 300_000;

/** A client's name, where the inventory knows it; no call. */
export async function knownName(pool: Pool, clientId: string): Promise<string | null> {
  return own(await knownNames(pool, new Set([clientId])), clientId) ?? null;
}

/** The names of those clients that the inventory of a pool knows, by their ids; no call. */
export async function knownNames(
  pool: Pool,
  clientIds: ReadonlySet<string>,
): Promise<Record<string, string>> {
  const opened = await openShelf(pool.id);
  if (!opened.ok) return {};
  const known = [...clientIds].map((id) => [id, opened.value.entries.get(id)?.entry.name] as const);
  return Object.fromEntries(known.flatMap(([id, name]) => (name === undefined ? [] : [[id, name]])));
}

/**
 * The names of the clients that rows of the audit trail are about, by their ids, where they are known. Opens only the
 * pools of the rows, because each one that is opened asks the store.
 */
export async function namesIn(
  rows: readonly Pick<AuditRow, "poolId" | "clientId">[],
  pools: readonly Pool[],
): Promise<Record<string, string>> {
  const clientIds = new Set(rows.flatMap(({ clientId }) => clientId ?? []));
  const named = pools.filter(({ id }) => rows.some(({ poolId }) => poolId === id));
  const names = await Promise.all(named.map((pool) => knownNames(pool, clientIds)));
  return Object.assign({}, ...names);
}

/** Whether a client may have the secret of this id, as far as the inventory knows; no call. */
export async function mayHold(pool: Pool, clientId: string, id: string): Promise<boolean> {
  const opened = await openShelf(pool.id);
  const known = opened.ok ? opened.value.entries.get(clientId)?.entry.secrets : null;
  return !known || known.some(({ secretId }) => secretId === id);
}

/** Whether names were listed after `since` (epoch milliseconds) and this client was not among them; no call. */
export async function isGone(pool: Pool, clientId: string, since: number): Promise<boolean> {
  const opened = await openShelf(pool.id);
  if (!opened.ok || opened.value.entries.has(clientId)) return false;
  return (opened.value.head.listedAt ?? 0) > since;
}

async function listedShelf(pool: ReadablePool): Promise<Result<Shelf>> {
  const opened = await openShelf(pool.id);
  if (!opened.ok) return opened;
  const shelf = opened.value;
  if (isNamed(shelf)) return opened;
  const refused = await firstNames(pool, shelf);
  return refused && shelf.entries.size === 0 ? { ok: false, problem: refused } : opened;
}

async function wholeShelf(pool: Pool): Promise<Result<Shelf>> {
  const opened = await openShelf(pool.id);
  if (!opened.ok) return opened;
  if ((opened.value.head.listedAt ?? 0) > now() - NAMES_GOOD_MS) return opened;
  const refused = await listNames(pool, opened.value, "now").whole;
  return refused ? { ok: false, problem: refused } : opened;
}

const isSuspect =
  ({ suspects }: Shelf) =>
  ({ clientId }: ClientRow) =>
    suspects.has(clientId);

/** Reads some clients before the rest: visible ones that may be gone, and ones that a search could not judge. */
function readSoon(pool: ReadablePool, shelf: Shelf, unread: readonly ClientRow[], priority: Priority): void {
  // A search does not repeat a read that AWS denied.
  const hopeful = unread.filter(({ client, message }) => client === null || message === null);
  for (const { clientId } of hopeful.slice(0, SOON))
    readEntry(pool, shelf, clientId, priority).catch(logThrown("read a client"));
}

const SOON = 20;

/** What is known of a client without asking Cognito. Its secrets may have been listed before its settings were read. */
export type RememberedClient = {
  readonly client: AppClient;
  /** When its settings were read: epoch milliseconds. */
  readonly describedAt: number;
  readonly secrets: readonly Secret[] | null;
  readonly owner: Owner | null;
  readonly marks: ClientMarks;
};

/** What the list marks about a client as it was just read. No call; nothing is marked where the store does not answer. */
export async function marksOf(pool: Pool, client: AppClient): Promise<ClientMarks> {
  const opened = await openShelf(pool.id);
  if (!opened.ok) return { isSuspended: false, deadScopes: null };
  const entry = opened.value.entries.get(client.clientId)?.entry ?? unreadEntry(client, false);
  const { isSuspended, deadScopes } = rowOf(opened.value, { ...entry, client });
  return { isSuspended, deadScopes };
}

/** What the inventory knows of a client, for when Cognito cannot be asked; null if it was never read. No call. */
export async function rememberedClient(pool: Pool, clientId: string): Promise<RememberedClient | null> {
  const opened = await openShelf(pool.id);
  const entry = opened.ok ? opened.value.entries.get(clientId)?.entry : undefined;
  if (!opened.ok || !entry?.client || entry.describedAt === null) return null;
  return {
    client: entry.client,
    describedAt: entry.describedAt,
    secrets: entry.secrets,
    owner: opened.value.owners.get(clientId) ?? null,
    marks: await marksOf(pool, entry.client),
  };
}

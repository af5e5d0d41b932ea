import "server-only";
import { now } from "@/lib/clock";
import { getClient } from "@/lib/cognito/clients";
import type { Pool, ReadablePool } from "@/lib/domain/access";
import { type AppClient, type ClientName, sameName } from "@/lib/domain/client";
import type { ClientRow, ClientSearch, FoundClients, ListProgress } from "@/lib/domain/client-search";
import type { ClientEntry, OutsideChange } from "@/lib/domain/inventory";
import { ok, type Result } from "@/lib/domain/result";
import { listNames } from "@/lib/inventory/listing";
import { noteSettings, readEntry } from "@/lib/inventory/reading";
import { pageOf, progressOf, rowOf, searchShelf, serversOn } from "@/lib/inventory/search";
import { keep, openShelf, type Shelf, show } from "@/lib/inventory/shelf";

const NAMES_FRESH_MS = 300_000;

/** One page of the clients that fit a search. 0 calls once names are known; before, 1 for their first page. */
export async function findClients(pool: ReadablePool, search: ClientSearch): Promise<Result<FoundClients>> {
  const shelf = await listedShelf(pool);
  if (!shelf.ok) return shelf;
  const found = searchShelf(shelf.value, search);
  readSoon(pool, shelf.value, found.unread);
  return ok(pageOf(pool, shelf.value, found, search.page));
}

/** Every client that fits a search, in its order, and how many more may once they have been read. */
export async function findAll(
  pool: Pool,
  search: ClientSearch,
): Promise<Result<{ rows: readonly ClientRow[]; unread: number; progress: ListProgress }>> {
  const shelf = await listedShelf(pool);
  if (!shelf.ok) return shelf;
  const { fitting, unread } = searchShelf(shelf.value, search);
  return ok({ rows: fitting, unread: unread.length, progress: progressOf(pool, shelf.value) });
}

/** How much of a pool is known. Answers store-unreachable. */
export async function listProgress(pool: Pool): Promise<Result<ListProgress>> {
  const shelf = await openShelf(pool.id);
  return shelf.ok ? ok(progressOf(pool, shelf.value)) : shelf;
}

/** What the filters can be set to: the teams that own clients, and the resource servers. */
export async function filterChoices(pool: Pool): Promise<{ teams: string[]; servers: string[] }> {
  const shelf = await openShelf(pool.id);
  if (!shelf.ok) return { teams: [], servers: [] };
  const teams = [...shelf.value.owners.values()].flatMap(({ team }) => team ?? []);
  return { teams: [...new Set(teams)].sort(), servers: serversOn(shelf.value) };
}

/** What was last changed about a client outside the console, where anything was. */
export async function lastOutside(pool: Pool, clientId: string): Promise<OutsideChange | null> {
  const shelf = await openShelf(pool.id);
  return shelf.ok ? (shelf.value.entries.get(clientId)?.entry.outside ?? null) : null;
}

/** One line of a stream that fills the list in. */
export type FillLine =
  | { is: "row"; row: ClientRow }
  | { is: "failed"; clientId: string; message: string }
  | { is: "progress"; progress: ListProgress };

/**
 * What these clients' rows lack, each as soon as it is known: read at Cognito's rate, shared by all who ask. With
 * `isFresh` the names are listed and these clients read anew, whatever is known; both at most once in a few seconds.
 */
export async function* fill(
  pool: ReadablePool,
  clientIds: readonly string[],
  isFresh: boolean,
): AsyncGenerator<FillLine> {
  const opened = await openShelf(pool.id);
  if (!opened.ok) return yield* clientIds.map((clientId) => failedLine(clientId, opened.problem.message));
  const shelf = opened.value;
  const listing =
    isFresh && (shelf.head.listedAt ?? 0) < now() - REFRESH_MS ? listNames(pool, shelf, "visible") : null;
  const pending = new Map(
    clientIds.map((clientId) => [clientId, lineOf(pool, shelf, clientId, isFresh ? now() - REFRESH_MS : 0)]),
  );
  while (pending.size > 0) {
    const { clientId, line } = await Promise.race(pending.values());
    pending.delete(clientId);
    yield line;
    yield { is: "progress", progress: progressOf(pool, shelf) };
  }
  await listing?.whole;
  yield { is: "progress", progress: progressOf(pool, shelf) };
}

/** Somebody who presses Refresh again and again gets the same answer for so long. */
const REFRESH_MS = 5_000;

/** Whether a client of this name exists, in any spelling of case. Waits for the whole list where it is not fresh. */
export async function isNameTaken(pool: Pool, name: string): Promise<Result<boolean>> {
  const shelf = await wholeShelf(pool);
  if (!shelf.ok) return shelf;
  return ok([...shelf.value.entries.values()].some(({ entry }) => sameName(entry.name, name)));
}

/** Every client's id and name, by name. Waits for the whole list where it is not fresh. */
export async function allNames(pool: Pool): Promise<Result<ClientName[]>> {
  const shelf = await wholeShelf(pool);
  if (!shelf.ok) return shelf;
  const names = [...shelf.value.entries.values()].map(({ entry: { clientId, name } }) => ({
    clientId,
    name,
  }));
  return ok(names.sort((one, other) => one.name.localeCompare(other.name, "en")));
}

/** One client as Cognito has it now, for its own pages; the list learns from it. 1 call. Answers as `getClient`. */
export async function readClient(pool: Pool, clientId: string): Promise<Result<AppClient>> {
  const askedAt = now();
  const [client, shelf] = await Promise.all([getClient(pool, clientId), openShelf(pool.id)]);
  // Where the store does not answer, the client is still shown.
  if (shelf.ok) await noteSettings(shelf.value, clientId, client, askedAt);
  return client;
}

/** Puts a client that we have just written into the inventory: no read is needed to show it, on any instance. */
export function remember(pool: Pool, client: AppClient): void {
  void openShelf(pool.id).then(async (opened) => {
    if (!opened.ok) return;
    const known = opened.value.entries.get(client.clientId)?.entry;
    const entry: ClientEntry = {
      secrets: null,
      message: null,
      outside: null,
      ...known,
      clientId: client.clientId,
      name: client.name,
      client,
      describedAt: now(),
      isStranger: false,
    };
    show(opened.value, entry);
    await keep(opened.value, [{ entry }]);
  });
}

/** Takes a client that we have just deleted out of the inventory, on every instance. */
export function forget(pool: Pool, clientId: string): void {
  void openShelf(pool.id).then(async (opened) => {
    const known = opened.ok ? opened.value.entries.get(clientId) : undefined;
    if (opened.ok && known) await keep(opened.value, [{ entry: known.entry, isGone: true }]);
  });
}

/** A client's name, where the inventory knows it; no call. */
export async function knownName(pool: Pool, clientId: string): Promise<string | null> {
  const opened = await openShelf(pool.id);
  return opened.ok ? (opened.value.entries.get(clientId)?.entry.name ?? null) : null;
}

async function listedShelf(pool: ReadablePool): Promise<Result<Shelf>> {
  const opened = await openShelf(pool.id);
  if (!opened.ok) return opened;
  const shelf = opened.value;
  if (shelf.entries.size > 0 || shelf.head.listedAt !== null) return opened;
  const refused = await listNames(pool, shelf, "now").firstPage;
  return refused && shelf.entries.size === 0 ? { ok: false, problem: refused } : opened;
}

async function wholeShelf(pool: Pool): Promise<Result<Shelf>> {
  const opened = await openShelf(pool.id);
  if (!opened.ok) return opened;
  const { head } = opened.value;
  if ((head.listedAt ?? 0) > now() - NAMES_FRESH_MS && head.listProblem === null) return opened;
  const refused = await listNames(pool, opened.value, "now").whole;
  return refused ? { ok: false, problem: refused } : opened;
}

/** Clients that a search could not judge are read before the rest. */
function readSoon(pool: ReadablePool, shelf: Shelf, unread: readonly ClientRow[]): void {
  for (const { clientId } of unread.slice(0, SOON)) void readEntry(pool, shelf, clientId, "search");
}

const SOON = 20;

const failedLine = (clientId: string, message: string) => ({ is: "failed", clientId, message }) as const;

async function lineOf(
  pool: ReadablePool,
  shelf: Shelf,
  clientId: string,
  since: number,
): Promise<{ clientId: string; line: FillLine }> {
  const known = shelf.entries.get(clientId)?.entry;
  const isKnown = known?.client && (known.secrets !== null || known.message !== null);
  const entry =
    isKnown && (known.describedAt ?? 0) >= since
      ? ok(known)
      : await readEntry(pool, shelf, clientId, "visible");
  if (!entry.ok) return { clientId, line: failedLine(clientId, entry.problem.message) };
  if (!entry.value) return { clientId, line: failedLine(clientId, "This client has been deleted.") };
  return { clientId, line: { is: "row", row: rowOf(shelf, entry.value) } };
}

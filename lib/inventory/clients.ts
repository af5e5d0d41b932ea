import "server-only";
import { now } from "@/lib/process/clock";
import { getClient } from "@/lib/aws/cognito/clients";
import { denialOf } from "@/lib/aws/cognito/sdk";
import type { Pool, ReadablePool } from "@/lib/domain/access/roles";
import { type AppClient, type ClientName, sameName } from "@/lib/domain/client/client";
import type { ClientRow, ClientSearch, FoundClients, ListProgress } from "@/lib/domain/list/parse";
import type { OutsideChange } from "@/lib/domain/list/inventory";
import { ok, type Result } from "@/lib/domain/result";
import { foundPage } from "@/lib/inventory/found-page";
import { firstNames, listNames } from "@/lib/inventory/listing";
import { noteSettings, readEntry } from "@/lib/inventory/reading";
import { progressOf, searchShelf, serversOn } from "@/lib/inventory/search";
import { isNamed, openShelf, type Shelf } from "@/lib/inventory/shelf";

/** Names are listed again every 5 minutes, and a listing of 10,000 takes a while; older ones are listed first. */
const NAMES_GOOD_MS = 900_000;

/** One page of the clients that fit a search. 0 calls once names are known; before, 1 for their first page. */
export async function findClients(pool: ReadablePool, search: ClientSearch): Promise<Result<FoundClients>> {
  const shelf = await listedShelf(pool);
  if (!shelf.ok) return shelf;
  const { found, unread } = foundPage(pool, shelf.value, search);
  if (!denialOf("DescribeUserPoolClient", pool)) readSoon(pool, shelf.value, unread);
  return ok(found);
}

type FoundAll = Pick<FoundClients, "rows" | "progress"> & {
  /** How many more may fit once they have been read. */
  readonly unread: number;
  /** Whether every name was known, by a listing that did not fail. */
  readonly isListed: boolean;
};

/** Every client that fits a search, in its order, and what may be missing. */
export async function findAll(pool: Pool, search: ClientSearch): Promise<Result<FoundAll>> {
  const shelf = await listedShelf(pool);
  if (!shelf.ok) return shelf;
  const { fitting, unread } = searchShelf(shelf.value, search);
  const { listedAt, listProblem } = shelf.value.head;
  const isListed = listedAt !== null && listProblem === null;
  return ok({ rows: fitting, unread: unread.length, isListed, progress: progressOf(pool, shelf.value) });
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

/** Whether a client of this name exists, in any spelling of case. Waits for the whole list where it is too old. */
export async function isNameTaken(pool: Pool, name: string): Promise<Result<boolean>> {
  const shelf = await wholeShelf(pool);
  if (!shelf.ok) return shelf;
  return ok([...shelf.value.entries.values()].some(({ entry }) => sameName(entry.name, name)));
}

/** Every client's id and name, by name. Waits for the whole list where it is too old. */
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
  if (shelf.ok) await noteSettings(pool, shelf.value, clientId, client, askedAt);
  return client;
}

/** One client as it was at most 5 minutes ago, for checks: 0 calls or 1. Answers as `getClient`. */
export async function recentClient(pool: Pool, clientId: string): Promise<Result<AppClient>> {
  const opened = await openShelf(pool.id);
  const known = opened.ok ? opened.value.entries.get(clientId)?.entry : undefined;
  const isRecent = (known?.describedAt ?? 0) > now() - RECENT_MS;
  return known?.client && isRecent ? ok(known.client) : readClient(pool, clientId);
}

const RECENT_MS = 300_000;

/** A client's name, where the inventory knows it; no call. */
export async function knownName(pool: Pool, clientId: string): Promise<string | null> {
  const opened = await openShelf(pool.id);
  return opened.ok ? (opened.value.entries.get(clientId)?.entry.name ?? null) : null;
}

/** Whether a client may have a secret beside those of these ids, as far as the inventory knows; no call. */
export async function mayHoldMore(pool: Pool, clientId: string, ids: readonly string[]): Promise<boolean> {
  const opened = await openShelf(pool.id);
  const known = opened.ok ? opened.value.entries.get(clientId)?.entry.secrets : null;
  return !known || known.some(({ secretId }) => !ids.includes(secretId));
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

/** Clients that a search could not judge are read before the rest. */
function readSoon(pool: ReadablePool, shelf: Shelf, unread: readonly ClientRow[]): void {
  // What AWS denied about a client is not asked for again by each search.
  const hopeful = unread.filter(({ client, message }) => client === null || message === null);
  for (const { clientId } of hopeful.slice(0, SOON)) void readEntry(pool, shelf, clientId, "search");
}

const SOON = 20;

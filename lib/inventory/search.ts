import "server-only";
import { z } from "zod";
import { denialOf, speed } from "@/lib/aws/cognito/sdk";
import type { Pool, ReadablePool } from "@/lib/domain/access/roles";
import { type AppClient, getsTokens } from "@/lib/domain/client/client";
import { facetCounter } from "@/lib/domain/list/facets";
import { anyKindFitter, askedFirst, narrower } from "@/lib/domain/list/filter";
import type { ClientEntry } from "@/lib/domain/list/inventory";
import { byName, comparer } from "@/lib/domain/list/order";
import type { ClientRow, ClientSearch, ListProgress } from "@/lib/domain/list/parse";
import { whenReading } from "@/lib/domain/problem";
import { needsServer, type ResourceServer, type ServerName } from "@/lib/domain/scope";
import type { ScopeDirectory } from "@/lib/domain/scope/search";
import { refreshedFrom } from "@/lib/inventory/interest";
import { namesSoFar } from "@/lib/inventory/listing";
import { troubleOf } from "@/lib/inventory/pool/trouble";
import { rotationSettings } from "@/lib/inventory/rotation-settings";
import type { Shelf } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";

/** What a search works on: every client as a row, by name, made again only where something changed. */
type Index = {
  revision: number;
  serversAt: number | null;
  rows: ClientRow[];
  /** The scopes there are; null while the resource servers are not known. */
  directory: ScopeDirectory | null;
  /** The rows in other orders, each sorted when first asked for. */
  ordered: Map<string, readonly ClientRow[]>;
};

const indexes = new WeakMap<Shelf, Index>();

/** What a search of a shelf is judged by, beside the shelf. */
export type Asking = {
  /** The teams of the person who searches. */
  readonly teams: readonly string[];
  /** Texts that name the pool, by which the text of a search finds all its clients. */
  readonly poolTexts: readonly string[];
};

/** A pool of a person, or of nobody, who has no teams. */
export type MaybeOfPerson = ReadablePool & Partial<Pick<Pool, "person">>;

/** How a person asks a pool: by the list of that pool alone, or by the list of all. */
export const askingOf = ({ id, environment, person }: MaybeOfPerson, isOfAllPools = false): Asking => ({
  teams: person?.teams ?? [],
  poolTexts: isOfAllPools ? [environment, id] : [],
});

/**
 * Every client that fits, in the search's order, and those that cannot be judged until they are read. `show` puts the
 * scopes that a client was found by first; `facets` counts what other choices would find. No call, no query.
 */
export function searchShelf(shelf: Shelf, search: ClientSearch, asking: Asking) {
  const index = indexOf(shelf);
  const { directory } = index;
  const at = now();
  const { maxAgeDays } = rotationSettings();
  const judge = anyKindFitter(search, { now: at, directory, maxAgeDays, ...asking });
  const narrow = narrower(search, at);
  const { facets, count } = facetCounter(search, at);
  const fitting: ClientRow[] = [];
  const unread: ClientRow[] = [];
  let hidden = 0;
  for (const row of inOrder(index, search)) {
    const judged = judge(row);
    if (judged === "does not") continue;
    count(row, judged);
    const found = narrow(row, judged);
    if (found === "fits") fitting.push(row);
    else if (found === "unread") unread.push(row);
    else if (found === "hidden") hidden += 1;
  }
  return { fitting, unread, hidden, show: askedFirst(search, directory), facets };
}

/** Every client as a row, by name, and the scopes there are, for a search of another kind. No call, no query. */
export function rowsOn(shelf: Shelf): Pick<Index, "rows" | "directory"> {
  return indexOf(shelf);
}

function inOrder({ rows, ordered }: Index, search: ClientSearch): readonly ClientRow[] {
  const { sort = "name" } = search;
  if (sort === "name") return rows;
  const compare = comparer(search);
  const known = ordered.get(sort) ?? (compare ? rows.toSorted(compare) : rows.toReversed());
  ordered.set(sort, known);
  return known;
}

/** How much of a pool is known, and how long the rest will take at the rate that calls may start just now. */
export function progressOf(pool: ReadablePool, shelf: Shelf): ListProgress {
  const { listedAt, listProblem } = shelf.head;
  const of = shelf.entries.size;
  const { read, fresh } = countRead(shelf);
  const { perSecond, throttledAt } = speed("DescribeUserPoolClient", pool);
  const denial = denialOf("DescribeUserPoolClient", pool);
  const stopped = denial ? whenReading(denial).message : troubleOf(pool.id);
  const isLimited = throttledAt !== null && throttledAt > now() - LIMITED_MS;
  return {
    read,
    fresh,
    of,
    secondsLeft: fresh < of && perSecond > 0 && stopped === null ? Math.ceil((of - fresh) / perSecond) : null,
    listedAt,
    listing: namesSoFar(pool.id),
    trouble: stopped ?? (isLimited ? limitedSentence(perSecond) : listProblem),
  };
}

type ReadCount = { revision: number; from: number; read: number; fresh: number };

const readCounts = new WeakMap<Shelf, ReadCount>();

/** How many clients are read, and of those are up to date; counted again only where something changed. */
function countRead(shelf: Shelf): ReadCount {
  const { revision } = shelf;
  const from = refreshedFrom(shelf) ?? Number.NEGATIVE_INFINITY;
  const known = readCounts.get(shelf);
  if (known?.revision === revision && known.from === from) return known;
  const count = { revision, from, read: 0, fresh: 0 };
  for (const { entry } of shelf.entries.values()) {
    if (entry.client === null) continue;
    count.read += 1;
    if ((entry.describedAt ?? 0) >= from) count.fresh += 1;
  }
  readCounts.set(shelf, count);
  return count;
}

/** Milliseconds after a refusal during which the list says that Cognito limits it. */
const LIMITED_MS = 30_000;

const limitedSentence = (perSecond: number) =>
  `Cognito is throttling this pool. Loading continues more slowly (next request in ${Math.max(1, Math.ceil(1 / perSecond))} s).`;

/** One client as the list shows it. */
export function rowOf(shelf: Shelf, entry: ClientEntry): ClientRow {
  return toRow(shelf, entry, indexOf(shelf).directory);
}

function toRow(
  shelf: Shelf,
  { clientId, name, client, secrets, message }: ClientEntry,
  directory: Index["directory"],
): ClientRow {
  return {
    clientId,
    name,
    client,
    secrets,
    ownerTeam: shelf.owners.get(clientId)?.team ?? null,
    isSuspended: isSuspended(shelf, clientId, client),
    deadScopes:
      directory && client
        ? client.scopes.filter((it) => needsServer(it) && !directory.scopes.has(it)).length
        : null,
    message,
  };
}

/** Suspended here, and still off as far as is known. */
const isSuspended = (shelf: Shelf, clientId: string, client: AppClient | null) =>
  shelf.suspended.has(clientId) && client !== null && !getsTokens(client);

function indexOf(shelf: Shelf): Index {
  const known = indexes.get(shelf);
  const { serversAt } = shelf.head;
  if (known && known.serversAt === serversAt && known.revision === shelf.revision) return known;
  const directory =
    known && known.serversAt === serversAt ? known.directory : directoryOf(knownServers(shelf));
  const index = {
    revision: shelf.revision,
    serversAt,
    directory,
    rows: rowsByName(shelf, known, directory),
    ordered: new Map(),
  };
  indexes.set(shelf, index);
  return index;
}

/** All rows in the order of names. Most changes keep that order, so that rows are replaced and nothing is sorted. */
function rowsByName(shelf: Shelf, known: Index | undefined, directory: Index["directory"]): ClientRow[] {
  const isSameAs = known?.directory === directory && known !== undefined;
  const kept = new Set<string>();
  let isInOrder = true;
  const rows: ClientRow[] = [];
  for (const row of known?.rows ?? []) {
    const entry = shelf.entries.get(row.clientId)?.entry;
    if (!entry) continue;
    if (entry.name !== row.name) isInOrder = false;
    kept.add(row.clientId);
    const isUnchanged =
      isSameAs &&
      entry.client === row.client &&
      entry.secrets === row.secrets &&
      entry.name === row.name &&
      entry.message === row.message &&
      (shelf.owners.get(row.clientId)?.team ?? null) === row.ownerTeam &&
      isSuspended(shelf, row.clientId, entry.client) === row.isSuspended;
    rows.push(isUnchanged ? row : toRow(shelf, entry, directory));
  }
  if (kept.size < shelf.entries.size)
    for (const { entry } of shelf.entries.values())
      if (!kept.has(entry.clientId)) {
        isInOrder = false;
        rows.push(toRow(shelf, entry, directory));
      }
  return isInOrder ? rows : rows.sort(byName);
}

const servers: z.ZodType<ResourceServer[]> = z.array(
  z.object({
    identifier: z.string(),
    name: z.string().catch(""),
    isManaged: z.boolean().catch(false),
    scopes: z.array(
      z.object({ full: z.string(), name: z.string().catch(""), description: z.string().catch("") }),
    ),
  }),
);

const parsed = new WeakMap<Shelf, { at: number | null; servers: readonly ResourceServer[] }>();

/** The resource servers that the shelf holds, as they were last read; null while they are not known. */
export function knownServers(shelf: Shelf): readonly ResourceServer[] | null {
  const { servers: text, serversAt: at } = shelf.head;
  if (text === null) return null;
  const known = parsed.get(shelf);
  if (known?.at === at) return known.servers;
  const read = { at, servers: servers.parse(JSON.parse(text)) };
  parsed.set(shelf, read);
  return read.servers;
}

function directoryOf(all: readonly ResourceServer[] | null): ScopeDirectory | null {
  if (all === null) return null;
  return {
    scopes: new Set(all.flatMap((server) => server.scopes.map(({ full }) => full))),
    serverNames: new Map(all.map(({ identifier, name }) => [identifier, name])),
  };
}

/** By the owners of a pool, which are other ones after each change. */
const teamsKnown = new WeakMap<Shelf["owners"], readonly string[]>();

/** The teams that own clients of the pool, in order. */
export function teamsOn({ owners }: Shelf): readonly string[] {
  const known = teamsKnown.get(owners);
  if (known) return known;
  const teams = new Set<string>();
  for (const { team } of owners.values()) if (team !== null) teams.add(team);
  const sorted = [...teams].sort();
  teamsKnown.set(owners, sorted);
  return sorted;
}

/** The pool's resource servers, where they are known. */
export const serversOn = (shelf: Shelf): ServerName[] =>
  (knownServers(shelf) ?? []).map(({ identifier, name }) => ({ identifier, name }));

import "server-only";
import { z } from "zod";
import { now } from "@/lib/process/clock";
import { denialOf, speed } from "@/lib/aws/cognito/sdk";
import type { ReadablePool } from "@/lib/domain/access/roles";
import type { AppClient } from "@/lib/domain/client/client";
import { comparer, fitter } from "@/lib/domain/list/filter";
import type { ClientRow, ClientSearch, ListProgress } from "@/lib/domain/list/parse";
import type { ClientEntry } from "@/lib/domain/list/inventory";
import { namesSoFar } from "@/lib/inventory/listing";
import { troubleOf } from "@/lib/inventory/pool-trouble";
import type { Shelf } from "@/lib/inventory/shelf";

/** What a search works on: every client as a row, by name, made anew only where something changed. */
type Index = {
  revision: number;
  serversAt: number | null;
  rows: ClientRow[];
  alive: ReadonlySet<string> | null;
  /** The rows in other orders, as they were asked for. */
  ordered: Map<string, readonly ClientRow[]>;
};

const indexes = new WeakMap<Shelf, Index>();

/** Every client that fits, in the search's order, and what cannot be said yet. No call, no query. */
export function searchShelf(shelf: Shelf, search: ClientSearch) {
  const judge = fitter(search, now());
  const fitting: ClientRow[] = [];
  const unread: ClientRow[] = [];
  let hidden = 0;
  for (const row of inOrder(indexOf(shelf), search)) {
    const found = judge(row);
    if (found === "fits") fitting.push(row);
    else if (found === "unread") unread.push(row);
    else if (found === "hidden") hidden += 1;
  }
  return { fitting, unread, hidden };
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
  let read = 0;
  for (const { entry } of shelf.entries.values()) if (entry.client !== null) read += 1;
  const { perSecond, throttledAt } = speed("DescribeUserPoolClient", pool);
  const denial = denialOf("DescribeUserPoolClient", pool);
  const stopped = denial?.message ?? troubleOf(pool.id);
  const isLimited = throttledAt !== null && throttledAt > now() - LIMITED_MS;
  return {
    read,
    of,
    secondsLeft: read < of && perSecond > 0 && stopped === null ? Math.ceil((of - read) / perSecond) : null,
    listedAt,
    listing: namesSoFar(pool.id),
    trouble: stopped ?? (isLimited ? limitedSentence(perSecond) : listProblem),
  };
}

/** After a refusal the list says for so long that Cognito limits it. */
const LIMITED_MS = 30_000;

const limitedSentence = (perSecond: number) =>
  `Cognito is limiting requests to this pool, so the console asks more slowly: next in ${Math.max(1, Math.ceil(1 / perSecond))} s.`;

/** One client as the list shows it. */
export function rowOf(shelf: Shelf, entry: ClientEntry): ClientRow {
  return toRow(shelf, entry, indexOf(shelf).alive);
}

function toRow(
  shelf: Shelf,
  { clientId, name, client, secrets, message }: ClientEntry,
  alive: Index["alive"],
): ClientRow {
  return {
    clientId,
    name,
    client,
    secrets,
    ownerTeam: shelf.owners.get(clientId)?.team ?? null,
    isSuspended: isSuspended(shelf, clientId, client),
    // Scopes without a slash, such as openid, belong to no resource server.
    deadScopes:
      alive && client ? client.scopes.filter((it) => it.includes("/") && !alive.has(it)).length : null,
    message,
  };
}

/** Suspended here, and still off as far as is known. */
const isSuspended = (shelf: Shelf, clientId: string, client: AppClient | null) =>
  shelf.suspended.has(clientId) && client?.isOAuthOn === false;

function indexOf(shelf: Shelf): Index {
  const known = indexes.get(shelf);
  const { serversAt } = shelf.head;
  if (known && known.serversAt === serversAt && known.revision === shelf.revision) return known;
  const alive = known && known.serversAt === serversAt ? known.alive : aliveScopes(shelf.head.servers);
  const index = {
    revision: shelf.revision,
    serversAt,
    alive,
    rows: rowsByName(shelf, known, alive),
    ordered: new Map(),
  };
  indexes.set(shelf, index);
  return index;
}

/** In the order of names. Most changes leave it as it was, so that rows are put in place and nothing is sorted. */
function rowsByName(shelf: Shelf, known: Index | undefined, alive: Index["alive"]): ClientRow[] {
  const isSameAs = known?.alive === alive && known !== undefined;
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
    rows.push(isUnchanged ? row : toRow(shelf, entry, alive));
  }
  if (kept.size < shelf.entries.size)
    for (const { entry } of shelf.entries.values())
      if (!kept.has(entry.clientId)) {
        isInOrder = false;
        rows.push(toRow(shelf, entry, alive));
      }
  return isInOrder ? rows : rows.sort((one, other) => names.compare(one.name, other.name));
}

const names = new Intl.Collator("en");

const servers = z.array(
  z.object({ identifier: z.string(), scopes: z.array(z.object({ full: z.string() })) }),
);

/** Every scope there is, or null while the resource servers are not known. */
function aliveScopes(kept: string | null): ReadonlySet<string> | null {
  if (kept === null) return null;
  return new Set(servers.parse(JSON.parse(kept)).flatMap((server) => server.scopes.map(({ full }) => full)));
}

/** The identifiers of the pool's resource servers, where they are known. */
export const serversOn = ({ head }: Shelf): string[] =>
  head.servers === null ? [] : servers.parse(JSON.parse(head.servers)).map(({ identifier }) => identifier);

import "server-only";
import type { ReadablePool } from "@/lib/domain/access/roles";
import { sumOf } from "@/lib/domain/list/facets";
import { progressTogether } from "@/lib/domain/list/fleet-progress";
import { mergedPage } from "@/lib/domain/list/merge";
import { isUnplaced, wholeComparer } from "@/lib/domain/list/order";
import type { ClientRow, ClientSearch, FoundClients } from "@/lib/domain/list/parse";
import { needsSettings, PAGE_ROWS } from "@/lib/domain/list/url";
import { type Asking, progressOf, searchShelf } from "@/lib/inventory/search";
import type { Shelf } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";

/** A pool to search, and what is known of it. */
export type Searched = { readonly pool: ReadablePool; readonly shelf: Shelf; readonly asking: Asking };

/** A page of the clients of several pools: for each row, the index of its pool. */
type FoundPage = {
  readonly found: FoundClients & { readonly poolOf: readonly number[] };
  /** For each pool, the clients that may fit too, once they have been read. */
  readonly unread: readonly (readonly ClientRow[])[];
};

/**
 * The page of the pools' clients that a search asks for, or the last page if that one does not exist, with how much of
 * the pools is known and from when. Rows of several pools are merged, not sorted. No call, no query.
 */
export function foundPage(pools: readonly Searched[], search: ClientSearch): FoundPage {
  const answers = pools.map(({ shelf, asking }) => searchShelf(shelf, search, asking));
  const sum = (of: (answer: (typeof answers)[number]) => number) =>
    answers.reduce((so, answer) => so + of(answer), 0);
  const matches = sum(({ fitting }) => fitting.length);
  const page = Math.min(search.page, Math.max(1, Math.ceil(matches / PAGE_ROWS)));
  const onPage = mergedPage(
    answers.map(({ fitting }) => fitting),
    wholeComparer(search),
    (page - 1) * PAGE_ROWS,
    PAGE_ROWS,
  );
  const rows = onPage.flatMap(({ list, row }) => answers[list]?.show(row) ?? []);
  const isSorted = search.sort !== undefined && !search.sort.endsWith("name");
  const found = {
    rows,
    poolOf: onPage.map(({ list }) => list),
    page,
    matches,
    hidden: sum(({ hidden }) => hidden),
    unread: sum(({ unread }) => unread.length),
    unplaced: isSorted ? sum(({ fitting }) => fitting.filter((row) => isUnplaced(row, search)).length) : 0,
    settingsAt: oldestOf(
      pools.map(({ shelf }, list) =>
        needsSettings(search)
          ? settingsOfAllAt(shelf)
          : settingsAt(
              shelf,
              onPage.flatMap((it) => (it.list === list ? it.row.clientId : [])),
            ),
      ),
    ),
    facets: sumOf(answers.map(({ facets }) => facets)),
    asOf: now(),
    progress: progressTogether(
      pools.map(({ pool, shelf }) => ({ environment: pool.environment, progress: progressOf(pool, shelf) })),
    ),
  };
  return { found, unread: answers.map(({ unread }) => unread) };
}

/** If settings are older than the names by this much, the list says so. */
const MUCH_MS = 900_000;

/** When the stalest settings of these clients were read; null if that is about when the names were. */
function settingsAt(shelf: Shelf, clientIds: Iterable<string>): number | null {
  let oldest = (shelf.head.listedAt ?? 0) - MUCH_MS;
  let found: number | null = null;
  for (const clientId of clientIds) {
    const entry = shelf.entries.get(clientId)?.entry;
    if (!entry?.client || entry.describedAt === null || entry.describedAt >= oldest) continue;
    oldest = entry.describedAt;
    found = oldest;
  }
  return found;
}

const known = new WeakMap<Shelf, { revision: number; listedAt: number | null; at: number | null }>();

/** The same of all clients of a pool, looked up again only where something changed. */
function settingsOfAllAt(shelf: Shelf): number | null {
  const { revision, head } = shelf;
  const last = known.get(shelf);
  if (last?.revision === revision && last.listedAt === head.listedAt) return last.at;
  const at = settingsAt(shelf, shelf.entries.keys());
  known.set(shelf, { revision, listedAt: head.listedAt, at });
  return at;
}

function oldestOf(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
}

import "server-only";
import type { ReadablePool } from "@/lib/domain/access/roles";
import { isUnplaced } from "@/lib/domain/list/filter";
import { needsSettings, PAGE_ROWS } from "@/lib/domain/list/url";
import type { ClientRow, ClientSearch, FoundClients } from "@/lib/domain/list/parse";
import { progressOf, searchShelf } from "@/lib/inventory/search";
import type { Shelf } from "@/lib/inventory/shelf";

/**
 * The page of a pool's clients that a search asks for, or the last there is where that is none, with how much of the
 * pool is known and from when; and the clients that may fit too, once they have been read. No call, no query.
 */
export function foundPage(
  pool: ReadablePool,
  shelf: Shelf,
  search: ClientSearch,
): { found: FoundClients; unread: readonly ClientRow[] } {
  const { fitting, unread, hidden } = searchShelf(shelf, search);
  const page = Math.min(search.page, Math.max(1, Math.ceil(fitting.length / PAGE_ROWS)));
  const rows = fitting.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS);
  const found = {
    rows,
    page,
    matches: fitting.length,
    hidden,
    unread: unread.length,
    unplaced: fitting.filter((row) => isUnplaced(row, search)).length,
    settingsAt: settingsAt(shelf, needsSettings(search) ? shelf.entries.keys() : rows.map(idOf)),
    progress: progressOf(pool, shelf),
  };
  return { found, unread };
}

const idOf = ({ clientId }: ClientRow) => clientId;

/** Where settings are older than the names by so much, the list says so. */
const MUCH_MS = 900_000;

/** When the settings longest not read of these clients were read; null where that is about when the names were. */
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

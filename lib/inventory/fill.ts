import "server-only";
import { now } from "@/lib/clock";
import type { ReadablePool } from "@/lib/domain/access";
import type { ClientRow, ListProgress } from "@/lib/domain/client-search";
import { ok } from "@/lib/domain/result";
import { listNames } from "@/lib/inventory/listing";
import { readEntry } from "@/lib/inventory/reading";
import { progressOf, rowOf } from "@/lib/inventory/search";
import { openShelf, type Shelf } from "@/lib/inventory/shelf";

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

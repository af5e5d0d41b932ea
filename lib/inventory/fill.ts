import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { ReadablePool } from "@/lib/domain/access/roles";
import type { FillLine } from "@/lib/domain/list/fill-line";
import type { ClientEntry } from "@/lib/domain/list/inventory";
import { whenReading } from "@/lib/domain/problem";
import { ok } from "@/lib/domain/result";
import { madeStream } from "@/lib/domain/text/text-stream";
import { listNames } from "@/lib/inventory/listing";
import { readEntry } from "@/lib/inventory/reading";
import { progressOf, rowOf } from "@/lib/inventory/search";
import { openShelf, type Shelf } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";

/** How many are read at a time: enough to use the rate up, and few enough that others go on soon after a reader leaves. */
const AT_ONCE = 8;

/** Milliseconds between two progress lines while a listing goes on. */
const TELL_MS = 1_000;

/**
 * Reads what these clients' rows lack, in their order and at Cognito's rate, and yields each row once it is known.
 * Callers share the reads. With `isFresh`, lists the names and reads these clients again, at most once in 5 seconds;
 * the listing's progress follows the rows. If the reader stops, nothing stays in the queue but what is being read.
 */
export async function* fill(
  pool: ReadablePool,
  clientIds: readonly string[],
  isFresh: boolean,
): AsyncGenerator<FillLine> {
  const opened = await openShelf(pool.id);
  if (!opened.ok)
    return yield* clientIds.map((clientId) => failedLine(clientId, whenReading(opened.problem).message));
  const shelf = opened.value;
  const listing =
    isFresh && (shelf.head.listedAt ?? 0) < now() - REFRESH_MS ? listNames(pool, shelf, "visible") : null;
  const since = isFresh ? now() - REFRESH_MS : 0;
  const left = [...clientIds];
  const pending = new Map<string, ReturnType<typeof linesOf>>();
  for (;;) {
    for (const clientId of left.splice(0, AT_ONCE - pending.size))
      pending.set(clientId, linesOf(pool, shelf, clientId, since));
    if (pending.size === 0) break;
    const { clientId, lines } = await Promise.race(pending.values());
    pending.delete(clientId);
    yield* lines;
    yield { is: "progress", progress: progressOf(pool, shelf) };
  }
  const listed = listing?.whole.then(() => "listed");
  while (listed && (await Promise.race([listed, pause(TELL_MS)])) !== "listed")
    yield { is: "progress", progress: progressOf(pool, shelf) };
  yield { is: "progress", progress: progressOf(pool, shelf) };
}

/** Milliseconds for which pressing Refresh again gives the same answer. */
const REFRESH_MS = 5_000;

const rowLine = (shelf: Shelf, entry: ClientEntry): FillLine => ({ is: "row", row: rowOf(shelf, entry) });

const failedLine = (clientId: string, message: string) => ({ is: "failed", clientId, message }) as const;

async function linesOf(
  pool: ReadablePool,
  shelf: Shelf,
  clientId: string,
  since: number,
): Promise<{ clientId: string; lines: FillLine[] }> {
  const known = shelf.entries.get(clientId)?.entry;
  const isKnown =
    known?.client && (known.secrets !== null || known.message !== null) && !shelf.suspects.has(clientId);
  const entry =
    isKnown && (known.describedAt ?? 0) >= since
      ? ok(known)
      : await readEntry(pool, shelf, clientId, "visible");
  if (entry.ok)
    return {
      clientId,
      lines: [entry.value ? rowLine(shelf, entry.value) : failedLine(clientId, "This client was deleted.")],
    };
  // If only its secrets could not be read, its settings were.
  const read = shelf.entries.get(clientId)?.entry;
  const failure = failedLine(clientId, whenReading(entry.problem).message);
  return { clientId, lines: read?.client ? [rowLine(shelf, read), failure] : [failure] };
}

/** Streams the lines of a `fill` as JSON lines, each as it arrives, and ends by itself. */
export function settingsLines(lines: AsyncGenerator<FillLine>): ReadableStream<Uint8Array> {
  return madeStream(
    async () => {
      const { done, value } = await lines.next();
      return done ? null : `${JSON.stringify(value)}\n`;
    },
    () => lines.return(undefined),
  );
}

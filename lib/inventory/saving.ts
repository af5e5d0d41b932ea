import "server-only";
import { ok, type Result } from "@/lib/domain/result";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";
import { type NewInventoryRow, saveRows } from "@/lib/store/inventory/clients";

type Saved = Result<ReadonlyMap<string, number>>;

type Rows = readonly NewInventoryRow[];

type Waiting = { readonly rows: Rows; done(saved: Promise<Saved>): void };

/** Who waits for the next statement, of each pool where one is under way. */
const lines = processWide("rows to save", () => new Map<string, Waiting[]>());

/**
 * Saves rows as `saveRows` does, one statement at a time: what comes while one is under way goes with the next, since
 * each locks the pool, and a few rows more take hardly longer. Answers as `saveRows`.
 */
export function saveTogether(poolId: string, rows: Rows): Promise<Saved> {
  return new Promise((done) => {
    const line = lines.get(poolId);
    lines.set(poolId, [...(line ?? []), { rows, done }]);
    // It goes on for others once this request is over.
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
    // Whoever asked hears of it.
    await saving.catch(() => null);
  }
  lines.delete(poolId);
}

function ownOf(rows: Rows, saved: Saved): Saved {
  if (!saved.ok) return saved;
  const clientIds = new Set(rows.map(({ clientId }) => clientId));
  return ok(new Map([...saved.value].filter(([clientId]) => clientIds.has(clientId))));
}

/** The first of them that name no client twice: a statement writes a row once. */
function withoutRepeats(line: readonly Waiting[]): Waiting[] {
  const clientIds = new Set<string>();
  const end = line.findIndex(({ rows }) => {
    if (rows.some(({ clientId }) => clientIds.has(clientId))) return true;
    for (const { clientId } of rows) clientIds.add(clientId);
    return false;
  });
  return end < 0 ? [...line] : line.slice(0, end);
}

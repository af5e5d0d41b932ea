import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import { type Gap, gapsOf } from "@/lib/domain/finding/gaps";
import { type Column, clientsNamed, type Matrix, rowNameOf, sideBySide } from "@/lib/domain/matrix/row";
import { whenReading } from "@/lib/domain/problem";
import { ok, type Result } from "@/lib/domain/result";
import { canonicalJson } from "@/lib/domain/text/canonical-json";
import { progressOf, rowsOn } from "@/lib/inventory/search";
import { openShelf, type Shelf } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";
import { linksOf } from "@/lib/store/client-links";

/** A pool as a column, and what it may lack, as sentences. */
type Read = { readonly column: Column; readonly sentences: readonly string[] };

/**
 * The clients of pools side by side, as the console remembers them, with the instant that ages are counted to. A pool that
 * cannot be read is named. No call to Cognito, one query. Fails with store-unreachable.
 */
export async function matrixOf(pools: readonly Pool[]): Promise<
  Result<{
    readonly columns: readonly Column[];
    readonly matrix: Matrix;
    readonly gaps: readonly Gap[];
    readonly asOf: number;
  }>
> {
  const read = await readColumns(pools);
  if (!read.ok) return read;
  const columns = read.value.map(({ column }) => column);
  const gaps = read.value.flatMap(({ column: { id: poolId, environment }, sentences }) =>
    sentences.map((sentence) => ({ poolId, environment, sentence })),
  );
  return ok({ columns, matrix: keptMatrix(columns), gaps, asOf: now() });
}

type Kept = { readonly columns: readonly Column[]; readonly matrix: Matrix };

const kept = processWide("matrices", () => new Map<string, Kept>());

/** People page and filter for a while. Then it is dropped, to free its memory. */
const HOLDS_MS = 60_000;

/** The matrix of these columns, made again only where a client or a link changed. */
function keptMatrix(columns: readonly Column[]): Matrix {
  const key = columns.map(({ id }) => id).join();
  const known = kept.get(key);
  if (known && columns.every((column, at) => isSame(column, known.columns[at]))) return known.matrix;
  const made = { columns, matrix: sideBySide(columns) };
  kept.set(key, made);
  outsideRequests(() => setTimeout(() => kept.get(key) === made && kept.delete(key), HOLDS_MS).unref());
  return made.matrix;
}

const isSame = ({ rows, links }: Column, known: Column | undefined) =>
  rows === known?.rows && canonicalJson([...links]) === canonicalJson([...known.links]);

async function readColumns(pools: readonly Pool[]): Promise<Result<Read[]>> {
  const [shelves, links] = await Promise.all([
    Promise.all(pools.map(async (pool) => ({ pool, shelf: await openShelf(pool.id) }))),
    linksOf(pools.map(({ id }) => id)),
  ]);
  if (!links.ok) return links;
  return ok(
    shelves.map(({ pool, pool: { id, environment }, shelf }) => ({
      sentences: sentencesOn(pool, shelf),
      column: {
        id,
        environment,
        rows: shelf.ok ? rowsOn(shelf.value).rows : [],
        links: links.value.get(id) ?? new Map(),
        isListed: shelf.ok && shelf.value.head.listedAt !== null,
      },
    })),
  );
}

function sentencesOn(pool: Pool, shelf: Result<Shelf>): string[] {
  if (!shelf.ok) return [whenReading(shelf.problem).message];
  const progress = progressOf(pool, shelf.value);
  return gapsOf({ progress, areServersKnown: true, areSettingsKnown: true });
}

/**
 * The row of one client in the matrix of its pool, which comes first, and others. Null if the client is not known yet. No
 * call to Cognito. Fails as `matrixOf`.
 */
export async function clientElsewhere(pool: Pool, clientId: string, others: readonly Pool[]) {
  const read = await readColumns([pool, ...others.filter(({ id }) => id !== pool.id)]);
  if (!read.ok) return read;
  const columns = read.value.map(({ column }) => column);
  const [own] = columns;
  const client = own?.rows.find((row) => row.clientId === clientId);
  if (!own || !client) return ok(null);
  const name = rowNameOf(client, own);
  const cells = columns.map((column) => (column === own ? [client] : clientsNamed(name, column)));
  return ok({ row: { name, cells }, columns, isLinked: own.links.has(clientId) });
}

import { clientColumns, clientFacts, isRowWhole } from "@/lib/domain/export/client-export";
import type { ClientRow } from "@/lib/domain/list/parse";
import { csvLine } from "@/lib/domain/text/csv";
import { jsonParts } from "@/lib/domain/text/json-parts";

type PoolName = { readonly id: string; readonly environment: string };

/** The content of an export of several pools. */
export type FleetExport = {
  /** An ISO instant. */
  readonly at: string;
  readonly pools: readonly PoolName[];
  /** The clients in their order, each with the index of its pool. Made again at each call. */
  readonly rows: () => Iterable<{ readonly list: number; readonly row: ClientRow }>;
  /** What the pools lack: "prod: Its clients have not been read yet." */
  readonly gaps: readonly string[];
};

/** Whether nothing is missing: every pool could be searched, every client matched, and every row read. */
export function isFleetWhole({ gaps, rows }: FleetExport): boolean {
  if (gaps.length > 0) return false;
  for (const { row } of rows()) if (!isRowWhole(row)) return false;
  return true;
}

/**
 * The clients of several pools as the parts of a CSV text (RFC 4180), safe to open in a spreadsheet. What is missing has
 * lines of its own at the end, with a note and without a client.
 */
export function* fleetCsv({ pools, rows, gaps }: FleetExport): Generator<string> {
  yield csvLine(["environment", "pool id", ...clientColumns.map(([name]) => name)]);
  for (const { list, row } of rows()) {
    const { environment = "", id = "" } = pools[list] ?? {};
    yield csvLine([environment, id, ...clientColumns.map(([, value]) => value(row))]);
  }
  for (const gap of gaps)
    yield csvLine(["", "", ...clientColumns.map(([name]) => (name === "note" ? `Incomplete. ${gap}` : ""))]);
}

/** The same as the parts of one JSON value, a line for each client. */
export function fleetJson(it: FleetExport): Generator<string> {
  const { at, pools, rows, gaps } = it;
  return jsonParts({ at, isWhole: isFleetWhole(it), gaps }, "clients", rows(), ({ list, row }) => ({
    environment: pools[list]?.environment,
    poolId: pools[list]?.id,
    ...clientFacts(row),
  }));
}

import type { ClientRow } from "@/lib/domain/list/parse";

/** One environment of the matrix: its clients, and what people linked them to. */
export type Column = {
  readonly id: string;
  readonly environment: string;
  /** Every client of the pool that is known, by name. */
  readonly rows: readonly ClientRow[];
  /** The names of the rows that clients are linked to, by client ID. */
  readonly links: ReadonlyMap<string, string>;
  /** Whether all names of the pool have been listed. Before that, a client that is missing here may be there. */
  readonly isListed: boolean;
};

/** The clients of one name, or linked to it: a list for each column, in the order of the columns. */
export type MatrixRow = { readonly name: string; readonly cells: readonly (readonly ClientRow[])[] };

/** The name of the row in which a client stands: its own exact name, unless people linked it to another. */
export const rowNameOf = ({ clientId, name }: ClientRow, { links }: Pick<Column, "links">): string =>
  links.get(clientId) ?? name;

/** All rows, by name, and each by its name. */
export type Matrix = { readonly rows: readonly MatrixRow[]; readonly byName: ReadonlyMap<string, MatrixRow> };

/** The clients of all columns side by side. */
export function sideBySide(columns: readonly Column[]): Matrix {
  const byName = new Map<string, { readonly name: string; readonly cells: ClientRow[][] }>();
  let order: readonly string[] = [];
  for (const [at, column] of columns.entries()) {
    const fresh: string[] = [];
    for (const client of column.rows) {
      const name = rowNameOf(client, column);
      const row = byName.get(name) ?? { name, cells: columns.map(() => none) };
      if (!byName.has(name)) {
        byName.set(name, row);
        fresh.push(name);
      }
      const known = row.cells[at] ?? none;
      row.cells[at] = known.length === 0 ? [client] : [...known, client];
    }
    // The rows of a pool are in order already; those of links need not be.
    order = merged(order, column.links.size > 0 ? fresh.sort(names.compare) : fresh);
  }
  return { rows: order.flatMap((name) => byName.get(name) ?? []), byName };
}

/** The clients of the row of this name in one column. */
export const clientsNamed = (name: string, column: Column): ClientRow[] =>
  column.rows.filter((client) => rowNameOf(client, column) === name);

const none: ClientRow[] = [];

const names = new Intl.Collator("en");

/** Two lists of names, each in order, as one. */
function merged(one: readonly string[], other: readonly string[]): readonly string[] {
  if (one.length === 0 || other.length === 0) return one.length === 0 ? other : one;
  const all: string[] = [];
  let at = 0;
  for (const name of one) {
    for (; at < other.length && names.compare(other[at] ?? "", name) < 0; at += 1) all.push(other[at] ?? "");
    all.push(name);
  }
  return [...all, ...other.slice(at)];
}

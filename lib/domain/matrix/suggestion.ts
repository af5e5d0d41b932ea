import type { ClientRow } from "@/lib/domain/list/parse";
import type { Column, Matrix, MatrixRow } from "@/lib/domain/matrix/row";

/** A client that may be the same as another one, of the column `at`: their names differ only by the environment. */
export type Suggestion = {
  readonly client: ClientRow;
  readonly other: { readonly client: ClientRow; readonly at: number };
};

/**
 * Finds the client that may belong in an empty cell of a row: `orders-prod` beside `orders-dev`, or `orders` beside
 * either. Only a client that stands alone in its cell, and whose row has nothing where this row has a client.
 */
export function suggester(
  { byName }: Pick<Matrix, "byName">,
  columns: readonly Column[],
): (row: MatrixRow, at: number) => Suggestion | null {
  return (row, at) => {
    const column = columns[at];
    const from = row.cells.findIndex((clients) => clients.length === 1);
    const client = row.cells[from]?.[0];
    const environment = columns[from]?.environment;
    if (!column || !client || environment === undefined) return null;
    for (const name of namesElsewhere(client.name, environment, column.environment)) {
      const other = byName.get(name);
      const [found, ...more] = other?.cells[at] ?? [];
      if (!other || !found || more.length > 0 || areBothIn(row, other)) continue;
      if (column.links.has(found.clientId)) continue;
      return { client: found, other: { client, at: from } };
    }
    return null;
  };
}

const areBothIn = (one: MatrixRow, other: MatrixRow) =>
  one.cells.some((clients, at) => clients.length > 0 && (other.cells[at]?.length ?? 0) > 0);

/**
 * The names that a client of this name may have in another environment: with that environment’s name in the place of its
 * own, or without either.
 */
export function namesElsewhere(name: string, environment: string, other: string): string[] {
  const lower = name.toLowerCase();
  for (const sign of signs) {
    const [before, after] = [environment + sign, sign + environment];
    if (lower.startsWith(before) && lower !== before)
      return [other + name.slice(environment.length), name.slice(before.length)];
    if (lower.endsWith(after) && lower !== after)
      return [name.slice(0, -environment.length) + other, name.slice(0, -after.length)];
  }
  return signs.flatMap((sign) => [name + sign + other, other + sign + name]);
}

const signs = ["-", "_", "."] as const;

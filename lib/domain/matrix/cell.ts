import type { Difference } from "@/lib/domain/client/difference";
import type { ClientRow } from "@/lib/domain/list/parse";
import { differing } from "@/lib/domain/matrix/difference";
import type { Column, MatrixRow } from "@/lib/domain/matrix/row";

/**
 * One client of one environment beside the row’s first one, the client of the leftmost environment whose settings are
 * known. `absent`: not there. `unlisted`: not known to be there, because the pool was not listed yet. `several`: more
 * than one client of this name, so that none is compared. `unread`: its settings were not read yet.
 */
export type Cell =
  | { readonly is: "absent" | "unlisted" }
  | { readonly is: "several"; readonly clients: readonly ClientRow[] }
  | { readonly is: "unread" | "first" | "same"; readonly client: ClientRow }
  | { readonly is: "differs"; readonly client: ClientRow; readonly differences: readonly Difference[] };

/** The cells of a row, judged. */
export function cellsOf({ cells }: MatrixRow, columns: readonly Pick<Column, "isListed">[]): Cell[] {
  const first = firstOf(cells);
  return cells.map((clients, at) => {
    const [client] = clients;
    if (client === undefined) return { is: columns[at]?.isListed ? "absent" : "unlisted" };
    if (clients.length > 1) return { is: "several", clients };
    if (client.client === null || !first?.client) return { is: "unread", client };
    if (client === first) return { is: "first", client };
    const differences = differing(first.client, client.client);
    return differences.length === 0 ? { is: "same", client } : { is: "differs", client, differences };
  });
}

/** Whether clients of a row differ. Null where that is not known, because settings of some were not read yet. */
export function isDiffering(row: MatrixRow): boolean | null {
  const there = cellsOf(row, []).filter(({ is }) => is !== "unlisted");
  if (there.some(({ is }) => is === "several" || is === "differs")) return true;
  return there.length > 1 && there.some(({ is }) => is === "unread") ? null : false;
}

/** The clients of a cell; none where it is empty. */
export const clientsIn = (cell: Cell): readonly ClientRow[] => {
  if (cell.is === "several") return cell.clients;
  return "client" in cell ? [cell.client] : [];
};

/** The client that the others of the row are compared with; undefined where none was read. */
const firstOf = (cells: MatrixRow["cells"]): ClientRow | undefined =>
  cells.find((clients) => clients.length === 1 && clients[0]?.client)?.[0];

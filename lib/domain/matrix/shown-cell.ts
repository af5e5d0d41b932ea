import { isChangeable } from "@/lib/domain/client/client";
import type { ClientRow } from "@/lib/domain/list/parse";
import { type Cell, cellsOf } from "@/lib/domain/matrix/cell";
import type { Column, MatrixRow } from "@/lib/domain/matrix/row";
import type { Suggestion } from "@/lib/domain/matrix/suggestion";
import { type Actor, type Protection, whyNoClient, whyNotOn } from "@/lib/domain/policy";
import { routes } from "@/lib/domain/routes";

/** One cell with what the person can do about it. */
export type ShownCell = {
  readonly column: Column;
  readonly cell: Cell;
  /** The environment that the row’s other clients are compared with; null where none was read. */
  readonly from: string | null;
  /** The page that carries that environment’s settings over, or the form that creates the client; null for neither. */
  readonly promote: string | null;
  /** What to send to link the client that may belong here; null where none was found, or the person may not. */
  readonly link: LinkOffer | null;
  /** The name of a client that may belong here, whether or not the person may link it. */
  readonly suggested: string | null;
};

/** The fields of the form that links two clients, and their names. */
export type LinkOffer = {
  readonly poolId: string;
  readonly clientId: string;
  readonly name: string;
  readonly otherPool: string;
  readonly otherClient: string;
  readonly otherName: string;
};

/** The person who looks, and what the settings say of a client. */
export type Looker = { readonly person: Actor; readonly protectionOf: (clientId: string) => Protection };

/** Whether the person may edit a client of a column. */
export const mayEdit = (
  { person, protectionOf }: Looker,
  { environment }: Pick<Column, "environment">,
  { clientId, ownerTeam }: Pick<ClientRow, "clientId" | "ownerTeam">,
): boolean =>
  whyNotOn(person, "edit client", environment, { team: ownerTeam, protection: protectionOf(clientId) }) ===
  null;

/** The cells of a row. `suggest` finds clients that may belong in empty ones. */
export function shownCells(
  row: MatrixRow,
  columns: readonly Column[],
  looker: Looker,
  suggest: (row: MatrixRow, at: number) => Suggestion | null = () => null,
): ShownCell[] {
  const cells = cellsOf(row, columns);
  const firstAt = cells.findIndex(({ is }) => is === "first");
  const [first, fromColumn] = [cells[firstAt], columns[firstAt]];
  const source = first?.is === "first" && fromColumn ? { client: first.client, column: fromColumn } : null;
  return cells.flatMap((cell, at) => {
    const column = columns[at];
    if (!column) return [];
    const suggestion = cell.is === "absent" ? suggest(row, at) : null;
    return {
      column,
      cell,
      from: fromColumn?.environment ?? null,
      promote: source && promotionOf(cell, column, source, looker),
      suggested: suggestion?.client.name ?? null,
      link: suggestion && offerOf(suggestion, column, columns, looker),
    };
  });
}

type Source = { readonly client: ClientRow; readonly column: Column };

/** Clients of which people sign in are left to each environment. */
function promotionOf(cell: Cell, column: Column, source: Source, looker: Looker): string | null {
  if (!isChangeable(source.client.client)) return null;
  const from = { environment: source.column.environment, clientId: source.client.clientId };
  if (cell.is === "absent")
    return whyNoClient(looker.person, column.environment) === null
      ? routes.duplicateClient(column, from)
      : null;
  if (cell.is !== "differs" || !isChangeable(cell.client.client)) return null;
  return mayEdit(looker, column, cell.client)
    ? routes.promoteClient(column, cell.client.clientId, source.column)
    : null;
}

function offerOf(
  { client, other }: Suggestion,
  column: Column,
  columns: readonly Column[],
  looker: Looker,
): LinkOffer | null {
  const elsewhere = columns[other.at];
  if (!elsewhere || !mayEdit(looker, column, client) || !mayEdit(looker, elsewhere, other.client))
    return null;
  return {
    poolId: column.id,
    clientId: client.clientId,
    name: client.name,
    otherPool: elsewhere.id,
    otherClient: other.client.clientId,
    otherName: other.client.name,
  };
}

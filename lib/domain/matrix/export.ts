import type { ClientRow } from "@/lib/domain/list/parse";
import { type Cell, cellsOf, clientsIn } from "@/lib/domain/matrix/cell";
import { shortly } from "@/lib/domain/matrix/difference";
import type { Column, MatrixRow } from "@/lib/domain/matrix/row";
import { csvLine } from "@/lib/domain/text/csv";
import { jsonParts } from "@/lib/domain/text/json-parts";

/** The content of a file of the matrix: when it was made (ISO), and what could not be judged. */
export type MatrixFile = {
  readonly at: string;
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly Column[];
  readonly gaps: readonly string[];
};

/** The cells of a row as lines of the file: one for each client, or for the lack of one. */
const linesOf = (row: MatrixRow, columns: readonly Column[]) =>
  cellsOf(row, columns).flatMap((cell, at) =>
    clientsOrNone(cell).map((client) => ({
      name: row.name,
      environment: columns[at]?.environment ?? "",
      poolId: columns[at]?.id ?? "",
      state: states[cell.is],
      clientId: client?.clientId ?? null,
      clientName: client?.name ?? null,
      differences: cell.is === "differs" ? cell.differences.map(shortly) : [],
      scopes: client?.client?.scopes ?? null,
      tokenMinutes: client?.client?.tokenMinutes ?? null,
      oldestSecret: client?.secrets?.[0]?.createdAt ?? null,
      ownerTeam: client?.ownerTeam ?? null,
    })),
  );

type Line = ReturnType<typeof linesOf>[number];

/** The clients of a cell, or one line for the lack of them. */
const clientsOrNone = (cell: Cell): readonly (ClientRow | null)[] => {
  const there = clientsIn(cell);
  return there.length > 0 ? there : [null];
};

const states = {
  absent: "missing",
  unlisted: "not listed yet",
  several: "several of this name",
  unread: "settings not read yet",
  first: "reference",
  same: "same",
  differs: "differs",
} as const satisfies Record<Cell["is"], string>;

const fields: readonly (readonly [name: string, value: (line: Line) => string])[] = [
  ["name", ({ name }) => name],
  ["environment", ({ environment }) => environment],
  ["pool id", ({ poolId }) => poolId],
  ["state", ({ state }) => state],
  ["client id", ({ clientId }) => clientId ?? ""],
  ["client name", ({ clientName }) => clientName ?? ""],
  ["differences", ({ differences }) => differences.join("; ")],
  ["scopes", ({ scopes }) => (scopes ?? []).join(" ")],
  ["token minutes", ({ tokenMinutes }) => tokenMinutes?.toString() ?? ""],
  ["oldest secret", ({ oldestSecret }) => oldestSecret ?? ""],
  ["owner team", ({ ownerTeam }) => ownerTeam ?? ""],
];

/** The matrix as the parts of a CSV text (RFC 4180), a line for each cell, safe to open in a spreadsheet. */
export function* matrixCsv(file: MatrixFile): Generator<string> {
  yield csvLine(fields.map(([name]) => name));
  for (const row of file.rows)
    for (const line of linesOf(row, file.columns)) yield csvLine(fields.map(([, value]) => value(line)));
}

/** The same as the parts of one JSON value, a line for each row. */
export const matrixJson = ({ at, rows, columns, gaps }: MatrixFile): Generator<string> =>
  jsonParts({ at, isWhole: gaps.length === 0, gaps }, "rows", rows, (row) => ({
    name: row.name,
    cells: linesOf(row, columns).map(({ name: _row, ...line }) => line),
  }));

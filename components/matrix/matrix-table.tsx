import { CellContent } from "@/components/matrix/cell-content";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import type { ShownCell } from "@/lib/domain/matrix/shown-cell";
import type { FormAction } from "@/lib/domain/result";
import type { MaxAge } from "@/lib/domain/secret/secret";

type Props = {
  environments: readonly string[];
  rows: readonly { readonly name: string; readonly cells: readonly ShownCell[] }[];
  asOf: number;
  maxAge: MaxAge | null;
  link: FormAction<unknown>;
};

/** Clients by name, one a row, and a column for each environment. */
export function MatrixTable({ environments, rows, ...shared }: Props) {
  return (
    <Table label="Clients by environment" columns={["Name", ...environments]}>
      {rows.map(({ name, cells }) => (
        <TableRow key={name}>
          <TableCell column="Name" kind="name">
            <span className="block font-medium wrap-anywhere whitespace-normal sm:py-1.5">{name}</span>
          </TableCell>
          {cells.map((shown) => (
            <TableCell key={shown.column.id} column={shown.column.environment}>
              <CellContent name={name} shown={shown} {...shared} />
            </TableCell>
          ))}
        </TableRow>
      ))}
    </Table>
  );
}

import type { ReactNode } from "react";

type Props = {
  id: string;
  /** How many columns the table has. */
  columns: number;
  children: ReactNode;
};

/** What an opened `TableRow` shows below itself, over the whole width. */
export function TableDetail({ id, columns, children }: Props) {
  return (
    <tr
      id={id}
      // biome-ignore lint/a11y/noRedundantRoles: see `Table`.
      role="row"
    >
      <td
        // biome-ignore lint/a11y/noRedundantRoles: see `Table`.
        role="cell"
        colSpan={columns}
        data-kind="detail"
      >
        {children}
      </td>
    </tr>
  );
}

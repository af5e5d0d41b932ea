import type { ReactNode } from "react";

type Props = {
  /** The label of its column. */
  column: string;
  /**
   * `name` heads the row and its card; `actions` stands at the far right, or in the corner of the card; `choice`, for the
   * box that selects the row, in the other corner.
   */
  kind?: "name" | "fact" | "figure" | "actions" | "choice" | undefined;
  /** The same as its column's `from`. */
  from?: "medium" | "wide" | undefined;
  children?: ReactNode;
};

/** One cell of a `TableRow`. */
export function TableCell({ column, kind = "fact", from, children }: Props) {
  if (kind === "name")
    return (
      // biome-ignore lint/a11y/noRedundantRoles: see `Table`.
      <th role="rowheader" scope="row" data-kind={kind}>
        {children}
      </th>
    );
  if (kind === "actions" || kind === "choice")
    return (
      // biome-ignore lint/a11y/noRedundantRoles: see `Table`.
      <td role="cell" data-kind={kind}>
        {children}
      </td>
    );
  return (
    <td
      // biome-ignore lint/a11y/noRedundantRoles: see `Table`.
      role="cell"
      data-column={column}
      data-kind={kind === "figure" ? kind : undefined}
      data-from={from}
    >
      <div>{children}</div>
    </td>
  );
}

import type { ReactNode } from "react";

type Props = {
  /** The label of its column. */
  column: string;
  /** `name` heads the row and its card; `actions` stands at the far right, or in the corner of the card. */
  kind?: "name" | "fact" | "figure" | "actions" | undefined;
  children: ReactNode;
};

const inLine = "h-10 px-3 py-0.5 align-middle first:pl-4 last:pr-4";
const inCard = "@max-[40rem]:block @max-[40rem]:h-auto @max-[40rem]:p-0!";
const named =
  "@max-[40rem]:before:text-ink-muted @max-[40rem]:before:content-[attr(data-column)/''] @max-[28rem]:grid @max-[28rem]:grid-cols-[7rem_minmax(0,1fr)] @max-[28rem]:gap-x-3";

/** One cell of a `TableRow`. */
export function TableCell({ column, kind = "fact", children }: Props) {
  if (kind === "name")
    return (
      <th
        // biome-ignore lint/a11y/noRedundantRoles: see `Table`.
        role="rowheader"
        scope="row"
        className={`${inLine} ${inCard} text-left font-normal @max-[40rem]:col-span-full @max-[40rem]:mr-10`}
      >
        {children}
      </th>
    );
  if (kind === "actions")
    return (
      <td
        // biome-ignore lint/a11y/noRedundantRoles: see `Table`.
        role="cell"
        className={`${inLine} ${inCard} text-right whitespace-nowrap @max-[40rem]:absolute @max-[40rem]:top-2 @max-[40rem]:right-3`}
      >
        {children}
      </td>
    );
  return (
    <td
      // biome-ignore lint/a11y/noRedundantRoles: see `Table`.
      role="cell"
      data-column={column}
      className={`${inLine} ${inCard} ${named} ${kind === "figure" ? "text-right tabular-nums @max-[40rem]:text-left" : ""}`}
    >
      <div className="min-w-0">{children}</div>
    </td>
  );
}

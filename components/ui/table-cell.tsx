import type { ReactNode } from "react";

type Props = {
  /** The label of its column. */
  column: string;
  /** `name` heads the row and its card; `actions` stands at the far right, or in the corner of the card. */
  kind?: "name" | "fact" | "figure" | "actions" | undefined;
  children: ReactNode;
};

const inLine = "h-10 px-3 py-1.5 align-middle first:pl-4 last:pr-4";
const inCard = "@max-[35rem]:block @max-[35rem]:h-auto @max-[35rem]:px-0 @max-[35rem]:py-0.5";
const named =
  "@max-[35rem]:grid @max-[35rem]:grid-cols-[7.5rem_minmax(0,1fr)] @max-[35rem]:gap-x-3 @max-[35rem]:before:text-ink-muted @max-[35rem]:before:content-[attr(data-column)/'']";

/** One cell of a `TableRow`. */
export function TableCell({ column, kind = "fact", children }: Props) {
  if (kind === "name")
    return (
      <th
        // biome-ignore lint/a11y/noRedundantRoles: see `Table`.
        role="rowheader"
        scope="row"
        className={`${inLine} ${inCard} text-left font-normal @max-[35rem]:pr-8 @max-[35rem]:pb-2`}
      >
        {children}
      </th>
    );
  if (kind === "actions")
    return (
      <td
        // biome-ignore lint/a11y/noRedundantRoles: see `Table`.
        role="cell"
        className={`${inLine} w-px text-right whitespace-nowrap @max-[35rem]:absolute @max-[35rem]:top-2 @max-[35rem]:right-3 @max-[35rem]:block @max-[35rem]:h-auto @max-[35rem]:w-auto @max-[35rem]:p-0`}
      >
        {children}
      </td>
    );
  return (
    <td
      // biome-ignore lint/a11y/noRedundantRoles: see `Table`.
      role="cell"
      data-column={column}
      className={`${inLine} ${inCard} ${named} ${kind === "figure" ? "text-right tabular-nums @max-[35rem]:text-left" : ""}`}
    >
      <div className="min-w-0">{children}</div>
    </td>
  );
}

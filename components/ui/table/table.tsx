import { ArrowDown, ArrowUp } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import { AppLink } from "@/components/ui/app-link";

/** One column. The cells below repeat its `label`, which they show where rows become cards. */
export type Column = {
  label: string;
  /** Figures stand at the right. */
  align?: "right" | undefined;
  /** Read but not drawn, as over a column of menus. */
  isQuiet?: boolean | undefined;
  /** Drawn in place of the label, which is then only read: a box that selects every row. */
  head?: ReactNode;
  /** The address that sorts by this column, or turns the order round. */
  sortHref?: string | undefined;
  sorted?: "ascending" | "descending" | undefined;
  /**
   * A length or a percentage, such as "12rem". Columns without one share what is left, so nothing moves while cells
   * fill in; leave the name a quarter.
   */
  width?: string | undefined;
  /** Left out where the table is narrower than this: "medium" is 640 px, "wide" 1,056 px. Say the same of its cells. */
  from?: "medium" | "wide" | undefined;
};

type Props = {
  /** The accessible name: "App clients". */
  label: string;
  /** A string is a column with only a label. */
  columns: readonly (Column | string)[];
  /** How many rows are still to be drawn: their space is reserved. */
  rowsToCome?: number | undefined;
  /** `TableRow`s of `TableCell`s. */
  children: ReactNode;
};

const ROW_REM = 2.5;

/**
 * A table of 40 px rows with a sticky header. Below 640 px (800 px for more than six columns, 480 px where columns say
 * from which width they are shown) each row becomes a card and each cell names its column. The roles are spelt out because browsers drop them when `display` changes.
 */
export function Table({ label, columns, rowsToCome = 0, children }: Props) {
  const shown = columns.map(columnOf);
  return (
    <div
      className="table-frame"
      data-columns={shown.some(({ from }) => from) ? "chosen" : shown.length > 6 ? "many" : undefined}
    >
      <table
        // biome-ignore lint/a11y/noRedundantRoles: see above.
        role="table"
        aria-label={label}
        className="data-table"
        style={tracksOf(shown)}
      >
        {/* biome-ignore lint/a11y/noRedundantRoles: see above. */}
        <thead role="rowgroup">
          {/* biome-ignore lint/a11y/noRedundantRoles: see above. */}
          <tr role="row">
            {shown.map((column) => (
              <HeadCell key={column.label} column={column} />
            ))}
          </tr>
        </thead>
        <tbody
          // biome-ignore lint/a11y/noRedundantRoles: see above.
          role="rowgroup"
          style={rowsToCome > 0 ? { paddingBottom: `${rowsToCome * ROW_REM}rem` } : undefined}
        >
          {children}
        </tbody>
      </table>
    </div>
  );
}

function columnOf(column: Column | string): Column {
  return typeof column === "string" ? { label: column } : column;
}

/** The tracks of the columns that are shown in a wide, a medium and a narrow table. */
function tracksOf(columns: readonly Column[]): CSSProperties & Record<`--${string}`, string> {
  const of = (...left: Column["from"][]) =>
    columns
      .filter(({ from }) => !from || !left.includes(from))
      .map(trackOf)
      .join(" ");
  const hasChosen = columns.some(({ from }) => from);
  return {
    "--tracks": of(),
    ...(hasChosen && { "--tracks-medium": of("wide"), "--tracks-narrow": of("wide", "medium") }),
  };
}

/** When space is short, columns with a width shrink before the columns without one. */
function trackOf({ width, isQuiet }: Column): string {
  if (isQuiet) return width ?? "3.5rem";
  return width === undefined ? "minmax(9rem, 1fr)" : `minmax(0, ${width})`;
}

function HeadCell({ column }: { column: Column }) {
  const { label, align, isQuiet, head, sortHref, sorted, from } = column;
  const Arrow = sorted === "descending" ? ArrowDown : ArrowUp;
  return (
    <th
      // biome-ignore lint/a11y/noRedundantRoles: see `Table`.
      role="columnheader"
      scope="col"
      aria-sort={sorted}
      data-from={from}
      data-kind={head ? "choice" : undefined}
      className={align === "right" ? "text-right" : undefined}
    >
      {isQuiet ? <span className="sr-only">{label}</span> : null}
      {head}
      {!isQuiet && !sortHref ? label : null}
      {!isQuiet && sortHref ? (
        <AppLink
          href={sortHref}
          className="inline-flex max-w-full items-center gap-1 rounded-chip hover:text-ink in-[.text-right]:flex-row-reverse"
        >
          {label}
          <Arrow aria-hidden="true" className={`size-3.5 ${sorted ? "" : "opacity-0"}`} />
        </AppLink>
      ) : null}
    </th>
  );
}

import type { ReactNode } from "react";

/** The name of a button, link or page of the console. A test looks each one up in the code. */
export const Ui = ({ children }: { children: string }) => (
  <strong className="font-medium text-ink">{children}</strong>
);

/** A value, a setting, a claim or a command, as it is typed. */
export const Code = ({ children }: { children: ReactNode }) => (
  <code className="font-mono text-code wrap-anywhere text-ink">{children}</code>
);

/** Steps that are done one after the other. */
export const Steps = ({ children }: { children: ReactNode }) => (
  <ol className="flex list-decimal flex-col gap-1.5 pl-5">{children}</ol>
);

/** Points in no order. */
export const Points = ({ children }: { children: ReactNode }) => (
  <ul className="flex list-disc flex-col gap-1.5 pl-5">{children}</ul>
);

/** A table of a few columns; the first names the row. */
export function HelpTable({
  label,
  columns,
  rows,
}: {
  label: string;
  columns: readonly string[];
  rows: readonly (readonly [string, ...ReactNode[]])[];
}) {
  return (
    <table aria-label={label} className="w-full text-left text-table [&_td]:align-top">
      <thead className="text-ink-muted">
        <tr className="border-b border-line-strong">
          {columns.map((column) => (
            <th key={column} scope="col" className="py-1.5 pr-3 font-medium">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th
              scope="row"
              className="py-1.5 pr-3 align-top font-normal wrap-anywhere text-ink sm:wrap-normal"
            >
              {name}
            </th>
            {cells.map((cell, at) => (
              <td key={columns[at + 1]} className="py-1.5 pr-3">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

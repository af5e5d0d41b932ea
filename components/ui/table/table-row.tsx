import type { ReactNode } from "react";

/** One row of a `Table`: a line of 40 px, or a card where there is no room for a line. */
export function TableRow({ children }: { children: ReactNode }) {
  return (
    <tr
      // biome-ignore lint/a11y/noRedundantRoles: see `Table`.
      role="row"
    >
      {children}
    </tr>
  );
}

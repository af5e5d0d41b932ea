import type { ReactNode } from "react";

/** One row of a `Table`: a line of 40 px, or a card where there is no room for a line. */
export function TableRow({ children }: { children: ReactNode }) {
  return (
    <tr
      // biome-ignore lint/a11y/noRedundantRoles: see `Table`.
      role="row"
      className="border-b border-line last:border-b-0 hover:bg-hover/60 @max-[35rem]:relative @max-[35rem]:block @max-[35rem]:px-4 @max-[35rem]:py-3"
    >
      {children}
    </tr>
  );
}

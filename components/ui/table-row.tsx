import type { ReactNode } from "react";

/** One row of a `Table`: a line of 40 px, or a card where there is no room for a line. */
export function TableRow({ children }: { children: ReactNode }) {
  return (
    <tr
      // biome-ignore lint/a11y/noRedundantRoles: see `Table`.
      role="row"
      className="border-b border-line last:border-b-0 hover:bg-hover/60 @max-[40rem]:relative @max-[40rem]:grid @max-[40rem]:grid-cols-2 @max-[40rem]:gap-x-6 @max-[40rem]:gap-y-2 @max-[40rem]:px-4 @max-[40rem]:py-3 @max-[28rem]:grid-cols-1 @max-[28rem]:gap-y-1"
    >
      {children}
    </tr>
  );
}

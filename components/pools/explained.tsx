import type { ReactNode } from "react";

/** A fact with what it means under it. */
export const Explained = ({ words, children }: { words: ReactNode; children: ReactNode }) => (
  <div className="flex flex-col items-start gap-0.5">
    {children}
    {words ? <span className="text-table text-ink-muted">{words}</span> : null}
  </div>
);

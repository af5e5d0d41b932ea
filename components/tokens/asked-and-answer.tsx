import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";

type Props = {
  /** The form. */
  children: ReactNode;
  /** What came of it; null before. */
  answer: ReactNode;
  /** What stands in its place before. */
  empty: { readonly title: string; readonly text: string };
};

/** A form with its answer beside it, or below it where there is no room. */
export function AskedAndAnswer({ children, answer, empty }: Props) {
  return (
    <div className="@container">
      <div className="grid items-start gap-8 @4xl:grid-cols-[24rem_minmax(0,1fr)]">
        <div className="min-w-0">{children}</div>
        {answer ?? (
          <div className="hidden @4xl:block">
            <EmptyState title={empty.title}>{empty.text}</EmptyState>
          </div>
        )}
      </div>
    </div>
  );
}

import type { ReactNode } from "react";

type Props = {
  /** Names the region: "Only in code". */
  title: string;
  lines: readonly string[];
  /** What to do about them, where there are any. */
  children?: ReactNode;
};

/** So many are drawn. */
const SHOWN = 100;

/** What a comparison found, counted. */
export function FoundList({ title, lines, children }: Props) {
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium">
        {title}: {lines.length}
      </h3>
      {lines.length > 0 ? (
        <>
          <ul className="flex flex-col gap-1 text-table wrap-anywhere text-ink-muted">
            {lines.slice(0, SHOWN).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {lines.length > SHOWN ? (
            <p className="text-table text-ink-muted">And {lines.length - SHOWN} more.</p>
          ) : null}
          {children}
        </>
      ) : null}
    </section>
  );
}

import { type ReactNode, useId } from "react";

type Props = {
  /** Where given, the card is a region of this name. */
  title?: string | undefined;
  /** A sentence under the title. */
  hint?: ReactNode;
  /** A quiet action beside the title. */
  action?: ReactNode;
  children: ReactNode;
};

const look = "min-w-0 rounded-card border border-line bg-surface [--ground:var(--color-surface)]";

/** One subject on its own surface. */
export function Card({ title, hint, action, children }: Props) {
  const id = useId();
  if (!title) return <div className={`${look} p-4`}>{children}</div>;
  return (
    <section aria-labelledby={id} className={look}>
      <div className="flex flex-wrap items-start justify-between gap-2 px-4 pt-4">
        <div className="min-w-0 sm:flex-1 sm:basis-64">
          <h2 id={id} className="text-section font-semibold wrap-anywhere">
            {title}
          </h2>
          {hint ? <div className="text-table wrap-anywhere text-ink-muted">{hint}</div> : null}
        </div>
        {action}
      </div>
      <div className="p-4 pt-3">{children}</div>
    </section>
  );
}

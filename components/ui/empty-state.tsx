import type { ReactNode } from "react";

type Props = {
  /** One sentence that says what is missing. */
  title: string;
  /** How to change that. */
  children?: ReactNode;
  /** The one action that changes it. */
  action?: ReactNode;
  icon?: ReactNode;
};

/** Says that there is nothing, and how to change that. */
export function EmptyState({ title, children, action, icon }: Props) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-card border border-dashed border-line-strong/50 px-6 py-12 text-center">
      {icon ? (
        <div aria-hidden="true" className="text-ink-faint [&_svg]:size-6">
          {icon}
        </div>
      ) : null}
      <div className="flex max-w-reading flex-col gap-1">
        <p className="font-medium">{title}</p>
        {children ? <div className="text-ink-muted">{children}</div> : null}
      </div>
      {action}
    </div>
  );
}

import type { ReactNode } from "react";
import { AppLink } from "@/components/ui/app-link";

type Props = {
  title: string;
  /** A badge or two after the title. */
  marks?: ReactNode;
  /** One sentence of context. */
  children?: ReactNode;
  /** The way here, outermost first; the page itself is not part of it. */
  breadcrumb?: readonly { href: string; label: string }[] | undefined;
  /** The one primary action, at the right. */
  action?: ReactNode;
};

/** The head of a page: its breadcrumb, its title and its primary action. */
export function PageHeader({ title, marks, children, breadcrumb = [], action }: Props) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="flex min-w-0 flex-col gap-1">
        {breadcrumb.length > 0 ? (
          <nav aria-label="Breadcrumb">
            <ol className="flex flex-wrap items-center text-table text-ink-muted">
              {breadcrumb.map((step) => (
                <li
                  key={step.href}
                  className="flex max-w-full min-w-0 items-center not-last:after:px-1.5 not-last:after:text-ink-faint not-last:after:content-['/'/'']"
                >
                  <AppLink
                    href={step.href}
                    className="max-w-80 truncate rounded-chip hover:text-ink hover:underline"
                  >
                    {step.label}
                  </AppLink>
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-title font-semibold tracking-tight wrap-anywhere">{title}</h1>
          {marks}
        </div>
        {children ? <div className="max-w-reading text-ink-muted">{children}</div> : null}
      </div>
      {action ? <div className="flex flex-wrap gap-2">{action}</div> : null}
    </header>
  );
}

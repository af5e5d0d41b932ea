import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";

type Props = {
  /** What is paged: "App clients". */
  label: string;
  /** What part this is: "1–60 of 312". */
  children: ReactNode;
  previousHref?: string | undefined;
  nextHref?: string | undefined;
};

/** Links to the previous and next page of a list. A direction that does not exist is not drawn as a link. */
export function Pagination({ label, children, previousHref, nextHref }: Props) {
  return (
    <nav
      aria-label={`${label}, pages`}
      className="flex flex-wrap items-center justify-between gap-2 text-table"
    >
      <span className="text-ink-muted tabular-nums">{children}</span>
      <span className="flex gap-2">
        <Step href={previousHref}>
          <ChevronLeft aria-hidden="true" />
          Previous
        </Step>
        <Step href={nextHref}>
          Next
          <ChevronRight aria-hidden="true" />
        </Step>
      </span>
    </nav>
  );
}

function Step({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (href)
    return (
      <ButtonLink href={href} size="small">
        {children}
      </ButtonLink>
    );
  return (
    <span className="inline-flex min-h-7 items-center gap-2 rounded-control border border-line px-2 font-medium text-ink-faint [&_svg]:size-4">
      {children}
    </span>
  );
}

import type { ReactNode } from "react";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import type { Problem } from "@/lib/domain/problem";

/** The way out of a form without sending it: a link to `href`, or a button. */
type WayOut = {
  /** "Cancel" where it is not given. */
  readonly label?: string;
  readonly href?: string;
  readonly onLeave: () => void;
};

type Props = {
  /** Says what sending the form does: "Create app client". */
  label: string;
  pendingLabel: string;
  isPending: boolean;
  wayOut?: WayOut | null | undefined;
  /** The problem in the last answer. */
  refused: Problem | null;
  /** A sentence beside the buttons, announced politely. */
  status?: ReactNode;
};

/**
 * The end of every form: its button, the way out of it, and the refusal right above them. It stays in sight at the
 * bottom of the window. A request that is under way cannot be taken back, so the way out is unavailable until it ends.
 */
export function FormFoot({ label, pendingLabel, isPending, wayOut, refused, status }: Props) {
  return (
    <div
      data-form-foot
      className="bottom-0 z-10 -mx-1 flex flex-col gap-3 border-t border-line bg-(--ground) px-1 py-3 [@media(min-height:30rem)]:sticky"
    >
      {refused ? <ProblemNotice problem={refused} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" pending={isPending} pendingLabel={pendingLabel}>
          {label}
        </Button>
        {wayOut ? <LeaveForm {...wayOut} isPending={isPending} /> : null}
        <p role="status" className="text-table text-ink-muted">
          {status}
        </p>
      </div>
    </div>
  );
}

function LeaveForm({ label = "Cancel", href, onLeave, isPending }: WayOut & { isPending: boolean }) {
  if (href === undefined || isPending)
    return (
      <Button unavailable={isPending} onClick={onLeave}>
        {label}
      </Button>
    );
  return (
    <ButtonLink href={href} onClick={onLeave}>
      {label}
    </ButtonLink>
  );
}

import { ProblemNotice } from "@/components/shell/problem-notice";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Problem } from "@/lib/domain/problem";

type Props = {
  isOpen: boolean;
  name: string;
  isPending: boolean;
  refused: Problem | null;
  onCancel: () => void;
  onConfirm: () => void;
};

/** Asks before the newer secret goes. */
export function CancelDialog({ isOpen, name, isPending, refused, onCancel, onConfirm }: Props) {
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onCancel={onCancel}
      onConfirm={onConfirm}
      title={`Cancel the rotation of ${name}?`}
      cancelLabel="Keep both"
      confirmLabel="Cancel rotation"
      pending={isPending}
      pendingLabel="Cancelling rotation…"
      danger
    >
      <div className="flex flex-col gap-3">
        {refused ? <ProblemNotice problem={refused} /> : null}
        <p>
          The newer secret is deleted. Programs that use it already get no new token from then on; the older
          one goes on working.
        </p>
      </div>
    </ConfirmDialog>
  );
}

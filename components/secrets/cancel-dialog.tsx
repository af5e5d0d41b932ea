import { ProblemNotice } from "@/components/shell/problem-notice";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CONFIRMED_POOL } from "@/lib/domain/access/roles";
import { typable } from "@/lib/domain/client/client";
import type { Problem } from "@/lib/domain/problem";

type Props = {
  isOpen: boolean;
  name: string;
  isConfirmed: boolean;
  isPending: boolean;
  refused: Problem | null;
  onCancel: () => void;
  onConfirm: (typedName: string) => void;
};

/** Asks before the newer secret is deleted. */
export function CancelDialog(props: Props) {
  const { isOpen, name, isConfirmed, isPending, refused, onCancel, onConfirm } = props;
  const typedName = isConfirmed ? typable(name) : undefined;
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onCancel={onCancel}
      onConfirm={() => onConfirm(typedName ?? "")}
      title={`Cancel the rotation of ${name}?`}
      cancelLabel="Keep both secrets"
      confirmLabel="Cancel rotation"
      typedName={typedName}
      typedWhy={CONFIRMED_POOL}
      pending={isPending}
      pendingLabel="Cancelling rotation…"
      danger
    >
      <div className="flex flex-col gap-3">
        {refused ? <ProblemNotice problem={refused} /> : null}
        <p>
          The new secret stops working now. Services that already use it can’t request tokens; the old secret
          keeps working.
        </p>
      </div>
    </ConfirmDialog>
  );
}

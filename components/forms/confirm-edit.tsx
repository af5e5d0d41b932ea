import { ChangeList } from "@/components/forms/change-list";
import { CliDetails } from "@/components/forms/cli-details";
import type { useConfirmation } from "@/components/forms/use-confirmation";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CONFIRMED_POOL } from "@/lib/domain/access/roles";
import type { Difference } from "@/lib/domain/client/difference";

type Props = {
  confirmation: ReturnType<typeof useConfirmation>;
  /** The current name of the changed object. */
  name: string;
  /** As the form's own button says it: "Save changes". */
  label: string;
  pendingLabel: string;
  changes: readonly Difference[];
  /** The AWS CLI command that does the same. */
  command: string;
  isPending: boolean;
  /** The text to type first; undefined where changes are not confirmed. */
  typedName: string | undefined;
  onConfirm: () => void;
};

/** Shows exactly what an edit changes, and the same edit with the AWS CLI, before it is saved. */
export function ConfirmEdit(props: Props) {
  const { confirmation, name, label, pendingLabel, changes, command, isPending, typedName, onConfirm } =
    props;
  return (
    <ConfirmDialog
      isOpen={confirmation.isOpen}
      onCancel={confirmation.close}
      onConfirm={onConfirm}
      onGone={confirmation.onGone}
      landing={() => !confirmation.isRefused}
      title={`Save changes to ${name}?`}
      confirmLabel={label}
      pending={isPending}
      pendingLabel={pendingLabel}
      typedName={typedName}
      typedWhy={CONFIRMED_POOL}
    >
      <div className="flex flex-col gap-4">
        <p>Other settings don’t change. Existing tokens aren’t affected.</p>
        <ChangeList changes={changes} />
        <CliDetails command={command} />
      </div>
    </ConfirmDialog>
  );
}

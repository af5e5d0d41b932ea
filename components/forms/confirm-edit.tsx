import { ChangeList } from "@/components/forms/change-list";
import { CliDetails } from "@/components/forms/cli-details";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Difference } from "@/lib/domain/client/difference";

type Props = {
  isOpen: boolean;
  /** What the changed thing is called now. */
  name: string;
  /** As the form's own button says it: "Save changes". */
  label: string;
  pendingLabel: string;
  changes: readonly Difference[];
  /** The AWS CLI command that does the same. */
  command: string;
  isPending: boolean;
  /** Whether the form has an objection to show: that gets the focus once the dialog is closed. */
  isRefused: boolean;
  onCancel: () => void;
  onConfirm: () => void;
  onGone: () => void;
};

/** Says exactly what an edit changes, and how the AWS CLI would, before it is made. */
export function ConfirmEdit(props: Props) {
  const { isOpen, name, label, pendingLabel, changes, command, isPending, onCancel, onConfirm } = props;
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onCancel={onCancel}
      onConfirm={onConfirm}
      onGone={props.onGone}
      leavesFocus={props.isRefused}
      title={`Save these changes of ${name}?`}
      confirmLabel={label}
      pending={isPending}
      pendingLabel={pendingLabel}
    >
      <div className="flex flex-col gap-4">
        <p>Every other setting stays as it is. Tokens already issued are not changed.</p>
        <ChangeList changes={changes} />
        <CliDetails command={command} />
      </div>
    </ConfirmDialog>
  );
}

import { ChangeList } from "@/components/clients/change-list";
import { CodeBlock } from "@/components/ui/code-block";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Difference } from "@/lib/domain/client-change";

type Props = {
  isOpen: boolean;
  /** The client's name, as it is now. */
  name: string;
  changes: readonly Difference[];
  /** The AWS CLI command that does the same. */
  command: string;
  isPending: boolean;
  onCancel: () => void;
  onConfirm: () => void;
};

/** Says exactly what an edit changes, and how the AWS CLI would, before it is made. */
export function ConfirmEdit({ isOpen, name, changes, command, isPending, onCancel, onConfirm }: Props) {
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onCancel={onCancel}
      onConfirm={onConfirm}
      title={`Save these changes of ${name}?`}
      confirmLabel="Save changes"
      pending={isPending}
      pendingLabel="Saving changes…"
    >
      <div className="flex flex-col gap-4">
        <p>Every other setting stays as it is. Tokens already issued are not changed.</p>
        <ChangeList changes={changes} />
        <details>
          <summary className="cursor-pointer text-table">The same with the AWS CLI</summary>
          <div className="mt-2 max-h-64 overflow-y-auto">
            <CodeBlock title="AWS CLI" copyWhat="AWS CLI command" code={command} wrap />
          </div>
        </details>
      </div>
    </ConfirmDialog>
  );
}

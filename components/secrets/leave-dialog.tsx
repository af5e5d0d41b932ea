import type { ReactNode } from "react";
import type { useLeaveGuard } from "@/components/secrets/use-leave-guard";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";

type Props = {
  guard: Pick<ReturnType<typeof useLeaveGuard>, "isAsking" | "stay" | "leave">;
  title: string;
  /** What is lost by leaving. */
  children: ReactNode;
};

/** The question that `useLeaveGuard` asks before a page with secrets is left. */
export const LeaveDialog = ({ guard, title, children }: Props) => (
  <ConfirmDialog
    isOpen={guard.isAsking}
    title={title}
    cancelLabel="Stay here"
    confirmLabel="Leave"
    danger
    onCancel={guard.stay}
    onConfirm={guard.leave}
  >
    {children}
  </ConfirmDialog>
);

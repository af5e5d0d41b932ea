"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { type ReactNode, type RefObject, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { controlLook } from "@/components/ui/form/control-look";
import { Form } from "@/components/ui/form/form";

type Props = {
  isOpen: boolean;
  /** Called when somebody backs out, by button or by Escape. A click outside does nothing. */
  onCancel: () => void;
  onConfirm: () => void;
  /** Called once it is closed. */
  onGone?: (() => void) | undefined;
  /** True when the page places the focus after the dialog closes: the opener then does not get the focus back. */
  leavesFocus?: boolean | undefined;
  /** A question that names the object: "Delete orders-api?" */
  title: string;
  /** The consequence, in numbers. */
  children: ReactNode;
  /** Says what it does: "Delete app client". */
  confirmLabel: string;
  pending?: boolean | undefined;
  pendingLabel?: string | undefined;
  /** Red only for what cannot be undone. */
  danger?: boolean | undefined;
  /** If given, the act stays unavailable until this text is typed. */
  typedName?: string | undefined;
  cancelLabel?: string | undefined;
  /** True while another question has to be answered first. */
  unavailable?: boolean | undefined;
};

/** Asks before an act. The focus starts on "Cancel", stays inside the dialog, and returns to the opener. */
export function ConfirmDialog(props: Props) {
  const { isOpen, onCancel, title, pending } = props;
  const wayBack = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root
      open={isOpen}
      onOpenChange={(willBeOpen) => willBeOpen || pending || onCancel()}
      onOpenChangeComplete={(isThere) => isThere || props.onGone?.()}
    >
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <AlertDialog.Viewport className="fixed inset-0 z-40 grid place-items-center overflow-y-auto p-4">
          <AlertDialog.Popup
            initialFocus={wayBack}
            finalFocus={() => !props.leavesFocus}
            className="flex max-h-[calc(100dvh-2rem)] w-full max-w-dialog flex-col gap-4 rounded-card border border-line bg-raised p-5 shadow-float transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {/* The title and the answer stay in sight; what is between them scrolls. */}
            <div className="flex min-h-0 flex-col gap-2">
              <AlertDialog.Title className="text-section font-semibold wrap-anywhere">
                {title}
              </AlertDialog.Title>
              <AlertDialog.Description
                render={<div />}
                className="-m-1 min-h-0 overflow-y-auto p-1 wrap-anywhere text-ink-muted"
              >
                {props.children}
              </AlertDialog.Description>
            </div>
            <Answer {...props} wayBack={wayBack} />
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

/** Lives only while the dialog is open, so what was typed never outlasts it. */
function Answer(props: Props & { wayBack: RefObject<HTMLButtonElement | null> }) {
  const { onCancel, onConfirm, confirmLabel, pending, pendingLabel, danger, typedName, unavailable } = props;
  const [typed, setTyped] = useState("");
  const id = useId();
  const isOpenToConfirm = !unavailable && (typedName === undefined || typed.trim() === typedName);

  return (
    <Form className="flex flex-col gap-4" onSubmit={() => isOpenToConfirm && !pending && onConfirm()}>
      {typedName === undefined ? null : (
        <div className="flex flex-col gap-2">
          <label htmlFor={id} className="wrap-anywhere">
            Type <strong className="font-mono text-code">{typedName}</strong> to confirm
          </label>
          <input
            id={id}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            className={`${controlLook} w-full font-mono text-code`}
          />
        </div>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button ref={props.wayBack} onClick={onCancel} unavailable={pending}>
          {props.cancelLabel ?? "Cancel"}
        </Button>
        <Button
          type="submit"
          variant={danger ? "danger" : "primary"}
          pending={pending}
          pendingLabel={pendingLabel}
          unavailable={!isOpenToConfirm}
        >
          {confirmLabel}
        </Button>
      </div>
    </Form>
  );
}

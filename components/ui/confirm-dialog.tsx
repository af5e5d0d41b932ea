"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { type ReactNode, type RefObject, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { backdropLook, dialogLook } from "@/components/ui/dialog-look";
import { controlLook } from "@/components/ui/form/control-look";
import { Form } from "@/components/ui/form/form";

type Props = {
  isOpen: boolean;
  /** Called when somebody backs out, by button or by Escape. A click outside does nothing. */
  onCancel: () => void;
  onConfirm: () => void;
  /** Called once it is closed. */
  onGone?: (() => void) | undefined;
  /** Where the focus goes when the dialog closes: true for its opener, as by default; false if the page places it. */
  landing?: (() => HTMLElement | boolean) | undefined;
  /** A question that names the object: "Delete orders-api?" */
  title: string;
  /** The consequence, in numbers, and the fields of the question. */
  children: ReactNode;
  /** Says what it does: "Delete app client". */
  confirmLabel: string;
  pending?: boolean | undefined;
  pendingLabel?: string | undefined;
  /** Red for everything that deletes. */
  danger?: boolean | undefined;
  /** If given, the act stays unavailable until this text is typed. */
  typedName?: string | undefined;
  /** Why the name has to be typed, beside its field; where it is not given, that the act can’t be undone. */
  typedWhy?: ReactNode;
  cancelLabel?: string | undefined;
  /** True while another question has to be answered first. */
  unavailable?: boolean | undefined;
};

/**
 * Asks before an act. The focus starts on the first field; without one it starts on the confirmation, or on the way
 * back where the act deletes something. It stays inside the dialog, and returns to the opener.
 */
export function ConfirmDialog(props: Props) {
  const { isOpen, onCancel, pending } = props;
  const form = useRef<HTMLFormElement>(null);
  return (
    <AlertDialog.Root
      open={isOpen}
      onOpenChange={(willBeOpen) => willBeOpen || pending || onCancel()}
      onOpenChangeComplete={(isThere) => isThere || props.onGone?.()}
    >
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={backdropLook} />
        <AlertDialog.Viewport className="fixed inset-0 z-40 grid place-items-center overflow-y-auto p-4">
          <AlertDialog.Popup
            // Without scrolling: a long dialog opens at its title.
            initialFocus={() => {
              firstIn(form.current, props.danger)?.focus({ preventScroll: true });
              return false;
            }}
            finalFocus={() => props.landing?.() ?? true}
            className={`${dialogLook} max-h-[calc(100dvh-2rem)] max-w-dialog`}
          >
            <Question {...props} ref={form} />
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

/** The first field, unless a small window hides it; then a button of the foot, which is always in sight. */
function firstIn(form: HTMLFormElement | null, danger = false): HTMLElement | null | undefined {
  const field = form?.querySelector<HTMLElement>(':is(input, textarea, select):not([type="hidden"])');
  const foot = form?.querySelector<HTMLElement>("[data-way-back]");
  if (field && foot && field.getBoundingClientRect().bottom <= foot.getBoundingClientRect().top) return field;
  return field || danger ? foot : form?.querySelector<HTMLElement>('[type="submit"]');
}

/** Lives only while the dialog is open, so what was typed never outlasts it. Enter in a field confirms. */
function Question(props: Props & { ref: RefObject<HTMLFormElement | null> }) {
  const { ref, onCancel, onConfirm, title, confirmLabel, pending, pendingLabel, danger, typedName } = props;
  const [typed, setTyped] = useState("");
  const id = useId();
  const why = props.typedWhy ?? (danger ? "This can’t be undone." : undefined);
  const isOpenToConfirm = !props.unavailable && (typedName === undefined || typed.trim() === typedName);

  return (
    <Form
      ref={ref}
      className="flex min-h-0 flex-col"
      onSubmit={() => isOpenToConfirm && !pending && onConfirm()}
    >
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-5 pb-2">
        <div className="flex flex-col gap-2">
          <AlertDialog.Title className="text-section font-semibold wrap-anywhere">{title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="wrap-anywhere text-ink-muted">
            {props.children}
          </AlertDialog.Description>
        </div>
        {typedName === undefined ? null : (
          <div className="flex flex-col gap-1">
            <label htmlFor={id} className="wrap-anywhere">
              Type <strong className="font-mono text-code">{typedName}</strong> to confirm
            </label>
            {why ? (
              <div id={`${id}-why`} className="text-table text-ink-muted">
                {why}
              </div>
            ) : null}
            <input
              id={id}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              aria-describedby={why ? `${id}-why` : undefined}
              autoComplete="off"
              spellCheck={false}
              className={`${controlLook} mt-1 w-full font-mono text-code`}
            />
          </div>
        )}
      </div>
      <div className="flex flex-wrap justify-end gap-2 p-5 pt-3">
        <Button data-way-back="" onClick={onCancel} unavailable={pending}>
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

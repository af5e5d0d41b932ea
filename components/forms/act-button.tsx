"use client";

import { type ReactNode, useRef, useState } from "react";
import { formOf } from "@/components/forms/form-of";
import { type Page, useFormAction } from "@/components/forms/use-form-action";
import { pageContent } from "@/components/shell/page-content";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-look";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { FormAction } from "@/lib/domain/result";

type Props = {
  /** The fragment by which an address leads to the button. */
  id?: string;
  /** What the button and its dialog's own button say: "Suspend app client". */
  label: string;
  variant?: ButtonVariant;
  /** The dialog's question, which names the object. */
  question: string;
  pendingLabel: string;
  act: FormAction<unknown>;
  fields: Parameters<typeof formOf>[0];
  onDone: (page: Page) => void;
  /** True when the button leaves the page once the act is done: then the page takes the focus. */
  leaves?: boolean;
  /** If given, the act stays unavailable until this text is typed. It is sent along. */
  typedName?: string | undefined;
  /** True for what cannot be undone. */
  danger?: boolean;
  unavailable?: boolean;
  /** What the dialog says. */
  children: ReactNode;
};

/** A button that asks before it performs an act. The refusal of the act is shown in the dialog. */
export function ActButton({ label, variant, question, act, fields, typedName, children, ...props }: Props) {
  const [isAsking, setAsking] = useState(false);
  const isOver = useRef(false);
  const { send, isPending, refused } = useFormAction(act, (_done, page) => {
    isOver.current = true;
    setAsking(false);
    props.onDone(page);
  });
  return (
    <>
      <Button id={props.id} variant={variant} onClick={() => setAsking(true)} unavailable={props.unavailable}>
        {label}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onCancel={() => setAsking(false)}
        onConfirm={() => send(formOf({ ...fields, typedName }))}
        landing={() => (isOver.current && props.leaves && pageContent()) || true}
        title={question}
        confirmLabel={label}
        pending={isPending}
        pendingLabel={props.pendingLabel}
        typedName={typedName}
        danger={props.danger}
      >
        <div className="flex flex-col gap-3">
          {refused ? <ProblemNotice problem={refused} /> : null}
          {refused?.fields.scopes ? <p>{refused.fields.scopes}</p> : null}
          {children}
        </div>
      </ConfirmDialog>
    </>
  );
}

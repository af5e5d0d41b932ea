"use client";

import { type ReactNode, useState } from "react";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form/form";
import { TextField } from "@/components/ui/form/text-field";
import type { FormAction } from "@/lib/domain/result";

type Props = {
  label: string;
  /** The name as it is; empty for a new view. */
  initial: string;
  /** What is sent beside the name. */
  known: Readonly<Record<string, string>>;
  act: FormAction<unknown>;
  submitLabel: string;
  onDone: (name: string) => void;
  /** Why it cannot be sent now; null where it can. */
  objection?: string | null;
  hint?: string;
  /** What stands beside the button. */
  children?: ReactNode;
};

/** Asks for the name of a view and sends it. What was typed stays until it is done. */
export function ViewNameForm({
  label,
  initial,
  known,
  act,
  submitLabel,
  onDone,
  objection,
  hint,
  children,
}: Props) {
  const [name, setName] = useState(initial);
  const { send, isPending, refused, fields, edited } = useFormAction(act, () => {
    setName(initial);
    onDone(name.trim());
  });

  function submit() {
    if (!objection) send(formOf({ ...known, name }));
  }

  return (
    <Form onSubmit={submit} objection={refused} className="flex flex-col gap-2">
      <TextField
        label={label}
        name="name"
        hint={hint}
        maxLength={60}
        value={name}
        onChange={(event) => {
          setName(event.target.value);
          edited("name");
        }}
        error={fields.name ?? fields.query}
      />
      {refused && Object.keys(fields).length === 0 ? <ProblemNotice problem={refused} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="submit"
          size="small"
          unavailable={Boolean(objection)}
          pending={isPending}
          pendingLabel="Saving…"
        >
          {submitLabel}
        </Button>
        {children}
      </div>
      {objection ? <p className="text-table text-ink-muted">{objection}</p> : null}
    </Form>
  );
}

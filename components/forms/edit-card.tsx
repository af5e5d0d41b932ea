"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { FormFoot } from "@/components/forms/form-foot";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Form } from "@/components/ui/form/form";
import type { Problem } from "@/lib/domain/problem";
import type { FormAction } from "@/lib/domain/result";
import { capitalized } from "@/lib/domain/text/capitalized";

type Props = {
  title: string;
  hint?: string | undefined;
  /** What is edited, as the buttons name it: "ownership". */
  noun: string;
  /** Why the person may not edit it; null where they may. */
  objection: string | null;
  /** Whether a draft was typed before the page was reloaded, which opens the form. */
  isBegun?: boolean;
  /** The form was saved or given up. */
  onEnd?: () => void;
  /** What the form carries beside its fields. */
  known: Readonly<Record<string, string>>;
  save: FormAction<unknown>;
  /** The facts, while nobody edits them. */
  children: ReactNode;
  /** The fields, with the error sentences of the last answer. */
  form: (fields: Problem["fields"], edited: (name: string) => void) => ReactNode;
};

/** Facts on a card. The form that changes them takes their place, whole and in sight, and the focus with it. */
export function EditCard(props: Props) {
  const { title, hint, noun, objection, isBegun = false, onEnd, known, save, children, form } = props;
  const [isEditing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const opened = useRef<HTMLFormElement>(null);
  const wasEditing = useRef(false);
  const end = () => {
    setEditing(false);
    onEnd?.();
  };
  useEffect(() => {
    if (isEditing) {
      opened.current?.querySelector<HTMLElement>("input:not([type=hidden]), select")?.focus();
      opened.current?.scrollIntoView({ block: "nearest" });
    } else if (wasEditing.current) opener.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  const { submit, isPending, refused, fields, edited } = useFormAction(save, (_done, { refresh }) => {
    end();
    refresh(`${capitalized(noun)} saved.`);
  });
  const isMoved = refused?.code === "changed-meanwhile";
  if (objection !== null || !(isEditing || isBegun))
    return (
      <Card
        title={title}
        hint={hint}
        action={
          objection === null ? (
            <Button ref={opener} size="small" onClick={() => setEditing(true)}>
              Edit {noun}
            </Button>
          ) : undefined
        }
      >
        {children}
        {objection === null ? null : <p className="mt-2 text-table text-ink-muted">{objection}</p>}
      </Card>
    );
  return (
    <Card title={title}>
      <Form
        ref={opened}
        onSubmit={submit}
        objection={refused}
        className="flex max-w-form scroll-mb-8 flex-col gap-4"
      >
        {Object.entries(known).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {isMoved ? (
          <div className="rounded-card border border-line bg-sunken p-3">
            {hint}
            {children}
          </div>
        ) : null}
        {form(fields, edited)}
        <FormFoot
          label={`Save ${noun}`}
          pendingLabel={`Saving ${noun}…`}
          isPending={isPending}
          wayOut={{ onLeave: end }}
          refused={refused}
        />
      </Form>
    </Card>
  );
}

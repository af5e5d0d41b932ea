"use client";

import type { ReactNode } from "react";
import { FormFoot } from "@/components/forms/form-foot";
import { useFormAction } from "@/components/forms/use-form-action";
import { useFormPlace } from "@/components/forms/use-form-place";
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
  /** Whether the person may edit it. If not, the page or the facts say whom to ask. */
  mayEdit: boolean;
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

/** Facts on a card. The form that changes them takes their place. */
export function EditCard(props: Props) {
  const { title, hint, noun, mayEdit, isBegun = false, onEnd, known, save, children, form } = props;
  const place = useFormPlace(isBegun);
  const end = () => {
    place.close();
    onEnd?.();
  };
  const { submit, isPending, refused, fields, edited } = useFormAction(save, (_done, { refresh }) => {
    end();
    refresh(`${capitalized(noun)} saved.`);
  });
  const isMoved = refused?.code === "changed-meanwhile";
  if (!mayEdit || !place.isForm)
    return (
      <Card
        title={title}
        hint={hint}
        action={
          mayEdit ? (
            <Button ref={place.opener} size="small" onClick={place.open}>
              Edit {noun}
            </Button>
          ) : undefined
        }
      >
        {children}
      </Card>
    );
  return (
    <Card title={title}>
      <Form
        ref={place.form}
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

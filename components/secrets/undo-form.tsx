"use client";

import { useState } from "react";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { PASTED_MS, useOneTimeSecret } from "@/components/secrets/use-one-time-secret";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { Form } from "@/components/ui/form/form";
import { SecretField } from "@/components/ui/form/secret-field";
import type { FormAction } from "@/lib/domain/result";

type Props = {
  fields: Readonly<Record<"poolId" | "clientId", string>>;
  undo: FormAction<unknown>;
  onUndone: () => void;
};

/** Restores a deleted secret from its pasted value, which is wiped like every secret on a page, and after the undo. */
export function UndoForm({ fields, undo, onUndone }: Props) {
  const { secret, hold } = useOneTimeSecret(PASTED_MS);
  const [isEmpty, setEmpty] = useState(false);
  const form = useFormAction(undo, () => {
    hold(null);
    onUndone();
  });
  const error = isEmpty ? "Paste the old value." : form.fields.secret;
  return (
    <Form
      objection={form.refused}
      className="flex max-w-form flex-col gap-2"
      onSubmit={() => {
        setEmpty(secret === null);
        if (secret !== null) form.send(formOf({ ...fields, secret }));
      }}
    >
      <SecretField
        label="Old secret"
        hint="Paste the value if you kept it. Clientele compares it with the fingerprint, then adds it as a second secret, so a rotation is in progress again. The field is cleared after that, or after 2 minutes of inactivity."
        error={error}
        value={secret ?? ""}
        onType={(typed) => {
          hold(typed);
          setEmpty(false);
          form.edited("secret");
        }}
      />
      {form.refused && error === undefined ? <ProblemNotice problem={form.refused} /> : null}
      <div>
        <Button type="submit" pending={form.isPending} pendingLabel="Undoing the rotation…">
          Undo the rotation
        </Button>
      </div>
    </Form>
  );
}

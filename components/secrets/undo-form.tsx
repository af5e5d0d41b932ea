"use client";

import { useState } from "react";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { useOneTimeSecret } from "@/components/secrets/use-one-time-secret";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/form/text-field";
import type { FormAction } from "@/lib/domain/result";

type Props = {
  fields: Readonly<Record<"poolId" | "clientId", string>>;
  undo: FormAction<unknown>;
  onUndone: () => void;
};

/** Takes the old value from who kept it. It is wiped like every secret on a page, and once it works again. */
export function UndoForm({ fields, undo, onUndone }: Props) {
  const { secret, hold } = useOneTimeSecret();
  const [isEmpty, setEmpty] = useState(false);
  const form = useFormAction(undo, () => {
    hold(null);
    onUndone();
  });
  const error = isEmpty ? "Paste the old value." : form.fields.secret;
  return (
    <form
      noValidate
      className="flex max-w-form flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        setEmpty(secret === null);
        if (secret !== null) form.send(formOf({ ...fields, secret }));
      }}
    >
      {form.refused && error === undefined ? <ProblemNotice problem={form.refused} /> : null}
      <TextField
        label="The old secret"
        name="secret"
        type="password"
        mono
        hint="Whoever kept the value pastes it here. It is recognised before Cognito is asked, and added beside the secret there is: then two work, and this is a rotation again."
        error={error}
        value={secret ?? ""}
        onChange={(event) => {
          hold(event.target.value === "" ? null : event.target.value);
          setEmpty(false);
          form.edited("secret");
        }}
      />
      <div>
        <Button type="submit" pending={form.isPending} pendingLabel="Undoing the rotation…">
          Undo the rotation
        </Button>
      </div>
    </form>
  );
}

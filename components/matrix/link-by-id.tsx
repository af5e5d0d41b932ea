"use client";

import { useState } from "react";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import type { FormAction } from "@/lib/domain/result";

type Props = {
  poolId: string;
  clientId: string;
  name: string;
  /** The other environments: the ID of the pool, and its name. */
  environments: readonly { readonly value: string; readonly label: string }[];
  act: FormAction<unknown>;
};

/** Links a client to one of another name in another environment, which people name by its ID. */
export function LinkById(props: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Link a client of another name</Button>
      {isOpen ? <LinkDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function LinkDialog({ poolId, clientId, name, environments, act, onClose }: Props & { onClose: () => void }) {
  const [otherPool, setOtherPool] = useState(environments[0]?.value ?? "");
  const [otherClient, setOtherClient] = useState("");
  const form = useFormAction(act, (_done, page) => {
    onClose();
    page.refresh(`${name} is linked.`);
  });
  return (
    <ConfirmDialog
      isOpen
      onCancel={onClose}
      onConfirm={() => form.send(formOf({ poolId, clientId, otherPool, otherClient }))}
      title={`Link ${name} to a client of another environment?`}
      confirmLabel="Link client"
      pending={form.isPending}
      pendingLabel="Linking clients…"
    >
      <div className="flex flex-col gap-3">
        {form.refused && Object.keys(form.fields).length === 0 ? (
          <ProblemNotice problem={form.refused} />
        ) : null}
        <p>
          Both clients stay as they are. They stand in one row from now on, for everyone, until a person
          unlinks them.
        </p>
        <div className="flex flex-col gap-3 text-ink">
          <SelectField
            name="otherPool"
            label="Environment"
            options={environments}
            defaultValue={otherPool}
            onChoose={setOtherPool}
          />
          <TextField
            name="otherClient"
            label="Client ID"
            mono
            maxLength={128}
            hint="The client must be yours to edit, as this one is."
            error={form.fields.otherClient}
            value={otherClient}
            onChange={(event) => {
              setOtherClient(event.target.value);
              form.edited("otherClient");
            }}
          />
        </div>
      </div>
    </ConfirmDialog>
  );
}

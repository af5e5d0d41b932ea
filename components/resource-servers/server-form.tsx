"use client";

import { useRef, useState } from "react";
import { ConfirmEdit } from "@/components/forms/confirm-edit";
import { FormFoot } from "@/components/forms/form-foot";
import { formOf } from "@/components/forms/form-of";
import { useConfirmation } from "@/components/forms/use-confirmation";
import { useFormAction } from "@/components/forms/use-form-action";
import { ServerScopes } from "@/components/resource-servers/server-scopes";
import { ServerThreeWay } from "@/components/resource-servers/server-three-way";
import { useServerEdit } from "@/components/resource-servers/use-server-edit";
import { Form } from "@/components/ui/form/form";
import { TextField } from "@/components/ui/form/text-field";
import type { FormAction } from "@/lib/domain/result";
import type { ResourceServer } from "@/lib/domain/scope";
import type { ScopeUsage } from "@/lib/domain/scope/holder";
import {
  changed,
  type ServerChange,
  type ServerSettings,
  serverCommand,
} from "@/lib/domain/scope/server-change";

type Props = {
  poolId: string;
  region: string;
  server: ResourceServer;
  /** Null where the inventory could not be asked. */
  usage: ScopeUsage | null;
  intentId: string;
  save: FormAction<{ after: ServerSettings }>;
};

/** Name and scopes of a resource server. Shows the changes before saving; compares them where two people clash. */
export function ServerForm({ poolId, region, server, usage, intentId, save }: Props) {
  const { identifier } = server;
  const [tries, setTries] = useState(0);
  const { draft, current, change, changes, ...edit } = useServerEdit(poolId, server, intentId);
  const { send, isPending, refused, fields, edited } = useFormAction(save, ({ after }, { refresh }) => {
    confirmation.close();
    setTries(0);
    edit.save(after);
    refresh(`The changes to ${after.name} were saved.`);
  });
  const confirmation = useConfirmation(refused);
  const form = useRef<HTMLFormElement>(null);
  const type: typeof edit.type = (more) => {
    edit.type(more);
    edited("scopes");
  };

  const discard = () => {
    edit.discard();
    // The button of this goes with the changes.
    form.current?.querySelector<HTMLElement>('[type="submit"]')?.focus();
  };

  if (edit.isMoved)
    return (
      <ServerThreeWay server={current} change={change} onTakeOver={edit.takeOver} onDiscard={edit.discard} />
    );
  return (
    <Form
      ref={form}
      objection={confirmation.objection}
      className="flex max-w-form flex-col gap-6"
      onSubmit={() => {
        setTries(tries + 1);
        if (changes.length > 0 && edit.isFine) confirmation.open();
      }}
    >
      <TextField
        label="Name"
        name="name"
        required
        maxLength={256}
        value={edit.name}
        onChange={(event) => {
          const { value } = event.target;
          type({ name: value === current.name ? null : { was: current.name, becomes: value } });
          edited("name");
        }}
        error={edit.wrongName ?? fields.name}
      />
      <ServerScopes
        poolId={poolId}
        identifier={identifier}
        scopes={current.scopes}
        typed={draft}
        usage={usage}
        isTried={tries > 0}
        error={edit.wrongCount ?? fields.scopes}
        onType={type}
      />
      <FormFoot
        label="Save changes"
        pendingLabel="Saving changes…"
        isPending={isPending}
        wayOut={changes.length > 0 ? { label: "Discard changes", onLeave: discard } : null}
        refused={refused?.code === "changed-meanwhile" ? null : refused}
        status={tries > 0 && changes.length === 0 ? "No changes to save." : null}
      />
      <ConfirmEdit
        confirmation={confirmation}
        name={current.name}
        label="Save changes"
        pendingLabel="Saving changes…"
        changes={changes}
        command={serverCommand(
          "update-resource-server",
          { region, poolId, identifier },
          changed(current, change),
        )}
        isPending={isPending}
        onConfirm={() => send(formOf({ poolId, intentId, identifier, ...changeFields(change) }))}
      />
    </Form>
  );
}

const changeFields = ({ name, scopes }: ServerChange) => ({
  ...(name !== null && { wasName: name.was, name: name.becomes }),
  scopes: scopes.map((edit) => JSON.stringify(edit)),
});

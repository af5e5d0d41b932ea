"use client";

import { useState } from "react";
import { ConfirmEdit } from "@/components/forms/confirm-edit";
import { FormFoot } from "@/components/forms/form-foot";
import { formOf } from "@/components/forms/form-of";
import { useConfirmation } from "@/components/forms/use-confirmation";
import { useFormAction } from "@/components/forms/use-form-action";
import type { useFormPlace } from "@/components/forms/use-form-place";
import { AddedScopes } from "@/components/resource-servers/added-scopes";
import { ScopeTable } from "@/components/resource-servers/scope-table";
import { ServerThreeWay } from "@/components/resource-servers/server-three-way";
import type { useServerEdit } from "@/components/resource-servers/use-server-edit";
import { Card } from "@/components/ui/card";
import { Fieldset } from "@/components/ui/form/fieldset";
import { Form } from "@/components/ui/form/form";
import { TextField } from "@/components/ui/form/text-field";
import type { ScopePolicy } from "@/lib/domain/access/ownership";
import type { PoolShown } from "@/lib/domain/access/roles";
import { typable } from "@/lib/domain/client/client";
import type { FormAction } from "@/lib/domain/result";
import type { ServerUsage } from "@/lib/domain/scope/holder";
import {
  changed,
  type ServerChange,
  type ServerSettings,
  serverCommand,
} from "@/lib/domain/scope/server-change";

type Props = {
  pool: PoolShown;
  /** Whether each change of the pool asks for a typed name. */
  isConfirmed: boolean;
  region: string;
  policy: ScopePolicy;
  /** Null where the inventory could not be asked. */
  usage: ServerUsage | null;
  intentId: string;
  save: FormAction<{ after: ServerSettings }>;
  edit: ReturnType<typeof useServerEdit>;
  /** The form's place on the page. Each input opens it, so that the form stays when all of it is taken back. */
  place: Omit<ReturnType<typeof useFormPlace>, "opener">;
};

/** Edits name and scopes of a resource server. Shows the changes before saving; compares them where two people clash. */
export function ServerForm({ pool, isConfirmed, region, policy, usage, intentId, save, edit, place }: Props) {
  const [tries, setTries] = useState(0);
  const { draft, current, change, changes } = edit;
  const { identifier } = current;
  const { send, isPending, refused, fields, edited } = useFormAction(save, ({ after }, { refresh }) => {
    confirmation.close();
    edit.save(after);
    place.close();
    refresh(`The changes to ${after.name} were saved.`);
  });
  const confirmation = useConfirmation(refused);
  const type: typeof edit.type = (more) => {
    place.open();
    edit.type(more);
    edited("scopes");
  };
  const typedName = isConfirmed ? typable(identifier) : undefined;
  const editOf = (name: string) => draft.scopes.find((it) => it.name === name);

  if (edit.isMoved)
    return (
      <ServerThreeWay server={current} change={change} onTakeOver={edit.takeOver} onDiscard={edit.discard} />
    );
  return (
    <Card title="Edit name and scopes">
      <Form
        ref={place.form}
        objection={confirmation.objection}
        className="flex flex-col gap-6"
        onSubmit={() => {
          setTries(tries + 1);
          if (changes.length > 0 && edit.isFine) confirmation.open();
        }}
      >
        <div className="max-w-form">
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
        </div>
        <Fieldset
          legend="Scopes"
          hint="Scope names can’t be changed. Remove the scope and add a new one."
          error={edit.wrongCount ?? fields.scopes}
        >
          <ScopeTable
            pool={pool}
            server={current}
            policy={policy}
            usage={usage}
            mayRemove
            edit={{
              typed: ({ name, description }) => {
                const typed = editOf(name);
                return typed ? typed.becomes : description;
              },
              onType: ({ name, description: was }, becomes) => {
                const others = draft.scopes.filter((it) => it.name !== name);
                type({ scopes: becomes === was ? others : [...others, { name, was, becomes }] });
              },
            }}
          />
          <AddedScopes
            identifier={identifier}
            existing={current.scopes.map(({ name }) => name)}
            added={draft.added}
            onChange={(added) => type({ added })}
            isTried={tries > 0}
          />
        </Fieldset>
        <FormFoot
          label="Save changes"
          pendingLabel="Saving changes…"
          isPending={isPending}
          wayOut={{
            onLeave: () => {
              edit.discard();
              place.close();
            },
          }}
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
            { region, poolId: pool.id, identifier },
            changed(current, change),
          )}
          isPending={isPending}
          typedName={typedName}
          onConfirm={() =>
            send(formOf({ poolId: pool.id, intentId, identifier, typedName, ...changeFields(change) }))
          }
        />
      </Form>
    </Card>
  );
}

const changeFields = ({ name, scopes }: ServerChange) => ({
  ...(name !== null && { wasName: name.was, name: name.becomes }),
  scopes: scopes.map((edit) => JSON.stringify(edit)),
});

"use client";

import { useState } from "react";
import { EditSummary } from "@/components/clients/form/edit-summary";
import { LifetimeField } from "@/components/clients/form/lifetime-field";
import { ScopePicker } from "@/components/clients/form/scope-picker";
import { ThreeWay } from "@/components/clients/form/three-way";
import { useClientEdit } from "@/components/clients/form/use-client-edit";
import { useNameCheck } from "@/components/clients/form/use-name-check";
import { ConfirmEdit } from "@/components/forms/confirm-edit";
import { FormColumns } from "@/components/forms/form-columns";
import { FormFoot } from "@/components/forms/form-foot";
import { formOf } from "@/components/forms/form-of";
import { useConfirmation } from "@/components/forms/use-confirmation";
import { useFormAction } from "@/components/forms/use-form-action";
import { Checkbox } from "@/components/ui/form/checkbox";
import { Fieldset } from "@/components/ui/form/fieldset";
import { Form } from "@/components/ui/form/form";
import { TextField } from "@/components/ui/form/text-field";
import { Notice } from "@/components/ui/notice";
import type { PoolShown } from "@/lib/domain/access/roles";
import {
  type ClientMembers,
  changedMembers,
  type EditableSettings,
  updateCommand,
} from "@/lib/domain/client/change";
import { typable } from "@/lib/domain/client/client";
import { changeFields } from "@/lib/domain/client/edit-draft";
import type { FormAction } from "@/lib/domain/result";
import { routes } from "@/lib/domain/routes";
import { deadScopes } from "@/lib/domain/scope";
import type { ScopeChoice } from "@/lib/domain/scope/choice";

type Props = ScopeChoice & {
  pool: PoolShown;
  /** Whether each change of the pool asks for the typed name. */
  isConfirmed: boolean;
  region: string;
  clientId: string;
  /** The current settings of the client, and when they last changed. */
  settings: EditableSettings;
  changedAt: string;
  /** All settings under AWS's names, with those that are not edited here. */
  members: ClientMembers;
  intentId: string;
  save: FormAction<unknown>;
};

/** Changes a client. Shows the changes before saving; compares them if another person has changed it since. */
export function EditClientForm(props: Props) {
  const { pool, clientId, settings, servers, intentId } = props;
  const [isUnchanged, setUnchanged] = useState(false);
  const { draft, yours, change, changes, lifetimeProblem, isMoved, ...edit } = useClientEdit(props);
  const { send, isPending, refused, fields, edited } = useFormAction(props.save, (_done, { leave }) => {
    edit.forget();
    leave(routes.client(pool, clientId), `The changes to ${yours.name} were saved.`);
  });
  const confirmation = useConfirmation(refused);
  const nameCheck = useNameCheck(routes.clientNames(pool));
  const type: typeof edit.type = (more) => {
    setUnchanged(false);
    edit.type(more);
  };
  const typedName = props.isConfirmed ? typable(settings.name) : undefined;
  const dead = deadScopes(draft.before.scopes, servers);

  if (isMoved)
    return (
      <ThreeWay
        before={draft.before}
        yours={yours}
        theirs={settings}
        onTakeOver={edit.takeOver}
        onDiscard={edit.discard}
      />
    );
  return (
    <Form
      objection={confirmation.objection}
      onSubmit={() => {
        setUnchanged(changes.length === 0);
        if (changes.length > 0 && lifetimeProblem === undefined) confirmation.open();
      }}
    >
      <FormColumns asideLabel="What will change" aside={<EditSummary changes={changes} />}>
        {dead.length > 0 ? (
          <Notice tone="warn" title="Saving removes missing scopes from this client">
            No resource server has {dead.join(", ")}. Cognito rejects updates that include{" "}
            {dead.length === 1 ? "it" : "them"}.
          </Notice>
        ) : null}
        <TextField
          label="Name"
          name="name"
          required
          maxLength={128}
          value={draft.name}
          onChange={(event) => {
            type({ name: event.target.value });
            edited("name");
          }}
          onBlur={() => change.name === undefined || nameCheck.check(draft.name)}
          error={(change.name === undefined ? undefined : nameCheck.problemOf(draft.name)) ?? fields.name}
        />
        <ScopePicker
          restricted={grantable(props.restricted, draft.before.scopes)}
          servers={servers}
          selected={new Set(draft.scopes)}
          onChange={(scopes) => {
            type({ scopes: [...scopes] });
            edited("scopes");
          }}
          error={fields.scopes ?? fields.addScopes}
        />
        <LifetimeField
          minutes={draft.minutes}
          valid={lifetimeProblem === undefined ? Number(draft.minutes) : null}
          onType={(typed) => type({ minutes: typed })}
          hint="Existing tokens aren’t affected."
          error={lifetimeProblem ?? fields.tokenMinutes}
        />
        <Fieldset legend="Revocation">
          <Checkbox
            label="Token revocation"
            name="isRevocable"
            description="Allows refresh tokens to be revoked. M2M access tokens can’t be revoked; they expire."
            checked={draft.isRevocable}
            onChange={(event) => type({ isRevocable: event.target.checked })}
          />
        </Fieldset>
        <FormFoot
          label="Save changes"
          pendingLabel="Saving changes…"
          isPending={isPending}
          wayOut={{ href: routes.client(pool, clientId), onLeave: edit.forget }}
          refused={refused?.code === "changed-meanwhile" ? null : refused}
          status={isUnchanged ? "No changes to save." : null}
        />
      </FormColumns>
      <ConfirmEdit
        confirmation={confirmation}
        name={draft.before.name}
        label="Save changes"
        pendingLabel="Saving changes…"
        changes={changes}
        command={updateCommand(
          { region: props.region, poolId: pool.id, clientId },
          changedMembers(props.members, change),
        )}
        isPending={isPending}
        typedName={typedName}
        onConfirm={() =>
          send(
            formOf({
              poolId: pool.id,
              intentId,
              clientId,
              changedAt: draft.changedAt,
              typedName,
              ...changeFields(change),
            }),
          )
        }
      />
    </Form>
  );
}

/** A person who has just removed a scope may add it again. */
const grantable = (restricted: Props["restricted"], held: readonly string[]) =>
  Object.fromEntries(Object.entries(restricted).filter(([scope]) => !held.includes(scope)));

"use client";

import { useState } from "react";
import { EditSummary } from "@/components/clients/form/edit-summary";
import { ConfirmEdit } from "@/components/forms/confirm-edit";
import { FormColumns } from "@/components/forms/form-columns";
import { FormFoot } from "@/components/forms/form-foot";
import { formOf } from "@/components/forms/form-of";
import { useConfirmation } from "@/components/forms/use-confirmation";
import { useFormAction } from "@/components/forms/use-form-action";
import { Checkbox } from "@/components/ui/form/checkbox";
import { Fieldset } from "@/components/ui/form/fieldset";
import { Form } from "@/components/ui/form/form";
import { Notice } from "@/components/ui/notice";
import type { PoolShown } from "@/lib/domain/access/roles";
import {
  type ClientMembers,
  changed,
  changedMembers,
  differences,
  type EditableSettings,
  inWords,
  labels,
  updateCommand,
} from "@/lib/domain/client/change";
import { typable } from "@/lib/domain/client/client";
import { changeFields } from "@/lib/domain/client/edit-draft";
import { chosenChange, type Promotion, usualChoice } from "@/lib/domain/matrix/promotion";
import type { FormAction } from "@/lib/domain/result";
import { routes } from "@/lib/domain/routes";
import { scopesInWords } from "@/lib/domain/scope";

type Props = {
  pool: PoolShown;
  /** Whether each change of the pool asks for the typed name. */
  isConfirmed: boolean;
  region: string;
  clientId: string;
  /** The client whose settings are carried over. */
  from: PoolShown & { readonly clientId: string };
  /** The current settings of the client, and when they last changed. */
  settings: EditableSettings;
  promotion: Promotion;
  /** Whom to ask for each scope that the person may not grant. */
  restricted: Readonly<Record<string, string>>;
  changedAt: string;
  /** All settings under AWS’s names. */
  members: ClientMembers;
  intentId: string;
  save: FormAction<unknown>;
};

/** Carries chosen settings of a client over to its counterpart. Shows the difference, and asks before it saves. */
export function PromoteClient(props: Props) {
  const { pool, clientId, from, settings, promotion } = props;
  const { environment } = pool;
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [isUnchanged, setUnchanged] = useState(false);
  const chosen = new Set(usualChoice(promotion));
  for (const [key, isChosen] of toggled) isChosen ? chosen.add(key) : chosen.delete(key);
  const change = chosenChange(promotion, chosen);
  const after = changed(settings, change);
  const changes = differences(settings, after);
  const typedName = props.isConfirmed ? typable(settings.name) : undefined;
  const page = routes.client(pool, clientId);
  const { send, isPending, refused, fields } = useFormAction(props.save, (_done, { leave }) =>
    leave(page, `${settings.name} was promoted from ${from.environment} to ${environment}.`),
  );
  const confirmation = useConfirmation(refused);
  const box = (key: string) => ({
    name: key,
    checked: chosen.has(key),
    onChange: ({ target }: { target: HTMLInputElement }) => {
      setUnchanged(false);
      setToggled(new Map(toggled).set(key, target.checked));
    },
  });
  const { addScopes, dropScopes, tokenMinutes, isRevocable } = promotion.change;
  const whole = changed(settings, promotion.change);
  return (
    <Form
      objection={confirmation.objection}
      onSubmit={() => {
        setUnchanged(changes.length === 0);
        if (changes.length > 0) confirmation.open();
      }}
    >
      <FormColumns asideLabel="What will change" aside={<EditSummary changes={changes} />}>
        {promotion.dead.length > 0 ? (
          <Notice tone="warn" title="Saving removes missing scopes from this client">
            No resource server has {promotion.dead.join(", ")}. Cognito rejects updates that include{" "}
            {promotion.dead.length === 1 ? "it" : "them"}.
          </Notice>
        ) : null}
        {promotion.refused.length > 0 ? (
          <Notice
            tone="info"
            title={`You can’t grant ${scopesInWords(promotion.refused.length)} of ${from.environment}`}
          >
            {promotion.refused.map((scope) => (
              <p key={scope}>
                {scope}: ask {props.restricted[scope]} to grant it.
              </p>
            ))}
          </Notice>
        ) : null}
        {addScopes.length > 0 ? (
          <Fieldset
            legend={`Only in ${from.environment}`}
            hint="Chosen scopes are granted."
            error={fields.scopes ?? fields.addScopes}
          >
            {addScopes.map((scope) => (
              <Checkbox key={scope} label={scope} mono {...box(scope)} />
            ))}
          </Fieldset>
        ) : null}
        {dropScopes.length > 0 ? (
          <Fieldset
            legend={`Only in ${environment}`}
            hint="Chosen scopes are removed. Make sure that no program needs them."
          >
            {dropScopes.map((scope) => (
              <Checkbox key={scope} label={scope} mono {...box(scope)} />
            ))}
          </Fieldset>
        ) : null}
        {tokenMinutes !== undefined || isRevocable !== undefined ? (
          <Fieldset legend="Token settings">
            {(["tokenMinutes", "isRevocable"] as const).map((field) =>
              promotion.change[field] === undefined ? null : (
                <Checkbox
                  key={field}
                  label={labels[field]}
                  description={`${inWords(field, settings)} becomes ${inWords(field, whole)}.`}
                  {...box(field)}
                />
              ),
            )}
          </Fieldset>
        ) : null}
        {differences(settings, whole).length === 0 ? (
          <Notice tone="ok" title="There is nothing to promote">
            {environment} has all that can be carried over from {from.environment}.
          </Notice>
        ) : null}
        <FormFoot
          label={`Promote to ${environment}`}
          pendingLabel="Promoting…"
          isPending={isPending}
          wayOut={{ href: page, onLeave: () => undefined }}
          refused={refused}
          status={isUnchanged ? "Nothing is chosen." : null}
        />
      </FormColumns>
      <ConfirmEdit
        confirmation={confirmation}
        name={settings.name}
        label={`Promote to ${environment}`}
        pendingLabel="Promoting…"
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
              clientId,
              intentId: props.intentId,
              changedAt: props.changedAt,
              typedName,
              fromPool: from.id,
              fromClient: from.clientId,
              ...changeFields(change),
            }),
          )
        }
      />
    </Form>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { ScopePicker } from "@/components/clients/form/scope-picker";
import { ThreeWay } from "@/components/clients/form/three-way";
import { useNameCheck } from "@/components/clients/form/use-name-check";
import { ConfirmEdit } from "@/components/forms/confirm-edit";
import { useFormAction } from "@/components/forms/use-form-action";
import { useKeptDraft } from "@/components/forms/use-kept-draft";
import { sayAt } from "@/components/shell/passing-notice";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Checkbox } from "@/components/ui/form/checkbox";
import { Fieldset } from "@/components/ui/form/fieldset";
import { Form } from "@/components/ui/form/form";
import { TextField } from "@/components/ui/form/text-field";
import { Notice } from "@/components/ui/notice";
import {
  type ClientMembers,
  changeBetween,
  changed,
  changedMembers,
  differences,
  type EditableSettings,
  updateCommand,
} from "@/lib/domain/client/change";
import { clientDraft } from "@/lib/domain/client/draft";
import { editForm, keptEdit, typedEdit } from "@/lib/domain/client/edit-draft";
import type { FormAction } from "@/lib/domain/result";
import { routes } from "@/lib/domain/routes";
import { deadScopes, type ResourceServer } from "@/lib/domain/scope";
import { TOKEN_MINUTES } from "@/lib/domain/token";

type Props = {
  poolId: string;
  region: string;
  clientId: string;
  /** What the client is now, and when it became so. */
  settings: EditableSettings;
  changedAt: string;
  /** The same under AWS's names, with all that is not edited here. */
  members: ClientMembers;
  servers: readonly ResourceServer[];
  /** Scopes that the person may not grant, and whom to ask for them. */
  restricted: Readonly<Record<string, string>>;
  intentId: string;
  save: FormAction<unknown>;
};

/** Changes a client: says what will change before it does, and compares where somebody else was faster. */
export function EditClientForm(props: Props) {
  const { poolId, clientId, settings, changedAt, servers, intentId } = props;
  const router = useRouter();
  const [dialog, setDialog] = useState<"open" | "closing" | "gone">("gone");
  const [isUnchanged, setUnchanged] = useState(false);
  const { draft, keep, forget } = useKeptDraft(`edit ${poolId} ${clientId}`, keptEdit, {
    ...typedEdit(settings, servers),
    before: { ...settings, scopes: [...settings.scopes] },
    changedAt,
  });
  const { send, isPending, refused, fields, edited } = useFormAction(props.save, () => {
    forget();
    sayAt(routes.client(poolId, clientId), `The changes to ${yours.name} were saved.`);
    router.push(routes.client(poolId, clientId));
  });
  const nameCheck = useNameCheck(routes.clientNames(poolId));

  useEffect(() => {
    if (refused === null) return;
    setDialog((now) => (now === "open" ? "closing" : now));
    // Brings what Cognito has now, to compare with.
    if (refused.code === "changed-meanwhile") router.refresh();
  }, [refused, router]);

  const lifetime = clientDraft.shape.tokenMinutes.safeParse(draft.minutes);
  const isLifetimeMine = draft.minutes !== String(draft.before.tokenMinutes);
  const lifetimeProblem = isLifetimeMine && !lifetime.success ? lifetime.error.issues[0]?.message : undefined;
  const yours: EditableSettings = {
    name: draft.name.trim() === draft.before.name.trim() ? draft.before.name : draft.name.trim(),
    scopes: draft.scopes,
    tokenMinutes: isLifetimeMine && lifetime.success ? lifetime.data : draft.before.tokenMinutes,
    isRevocable: draft.isRevocable,
  };
  const change = changeBetween(draft.before, yours);
  const changes = differences(draft.before, yours);
  const type = (more: Partial<typeof draft>) => {
    setUnchanged(false);
    keep({ ...draft, ...more });
  };
  const dead = deadScopes(draft.before.scopes, servers);

  if (draft.changedAt !== changedAt)
    return (
      <ThreeWay
        before={draft.before}
        yours={yours}
        theirs={settings}
        onTakeOver={(theirs) => {
          const mine = { ...change, ...Object.fromEntries(theirs.map((field) => [field, undefined])) };
          const merged = typedEdit(changed(settings, mine), servers);
          keep({ ...merged, before: { ...settings, scopes: [...settings.scopes] }, changedAt });
        }}
      />
    );
  return (
    <Form
      objection={dialog === "gone" ? refused : null}
      className="flex max-w-form flex-col gap-6"
      onSubmit={() => {
        setUnchanged(changes.length === 0);
        if (changes.length > 0 && lifetimeProblem === undefined) setDialog("open");
      }}
    >
      {dead.length > 0 ? (
        <Notice tone="warn" title="Saving takes dead scopes off this client">
          {dead.join(", ")}: no resource server has {dead.length === 1 ? "it" : "them"} any more, and Cognito
          refuses an update that still names {dead.length === 1 ? "it" : "them"}.
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
      <TextField
        label="Access token lifetime (minutes)"
        name="tokenMinutes"
        required
        inputMode="numeric"
        short
        className="tabular-nums"
        hint={`From ${TOKEN_MINUTES.least} to ${TOKEN_MINUTES.most} (24 hours). Tokens already issued keep theirs.`}
        value={draft.minutes}
        onChange={(event) => type({ minutes: event.target.value })}
        error={lifetimeProblem ?? fields.tokenMinutes}
      />
      <Fieldset legend="Revocation">
        <Checkbox
          label="Token revocation"
          name="isRevocable"
          description="Lets refresh tokens be revoked. Access tokens of a client for machines run out by themselves either way."
          checked={draft.isRevocable}
          onChange={(event) => type({ isRevocable: event.target.checked })}
        />
      </Fieldset>
      {refused && refused.code !== "changed-meanwhile" ? <ProblemNotice problem={refused} /> : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" pending={isPending} pendingLabel="Saving changes…">
          Save changes
        </Button>
        <ButtonLink href={routes.client(poolId, clientId)} onClick={forget}>
          Cancel
        </ButtonLink>
        <span role="status" className="text-table text-ink-muted">
          {isUnchanged ? "Nothing is changed yet." : null}
        </span>
      </div>
      <ConfirmEdit
        isOpen={dialog === "open"}
        name={draft.before.name}
        label="Save changes"
        pendingLabel="Saving changes…"
        changes={changes}
        command={updateCommand(
          { region: props.region, poolId, clientId },
          changedMembers(props.members, change),
        )}
        isPending={isPending}
        onCancel={() => setDialog("closing")}
        onGone={() => setDialog("gone")}
        isRefused={refused !== null}
        onConfirm={() => send(editForm({ poolId, intentId, clientId, changedAt: draft.changedAt }, change))}
      />
    </Form>
  );
}

/** The person who has just taken a scope off may put it back. */
const grantable = (restricted: Props["restricted"], held: readonly string[]) =>
  Object.fromEntries(Object.entries(restricted).filter(([scope]) => !held.includes(scope)));

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useFormAction } from "@/components/forms/use-form-action";
import { ScopeGrants } from "@/components/resource-servers/scope-grants";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Fieldset } from "@/components/ui/fieldset";
import { TextField } from "@/components/ui/text-field";
import type { ScopePolicy } from "@/lib/domain/ownership";
import type { FormAction } from "@/lib/domain/result";
import type { ResourceServer } from "@/lib/domain/scope";

type Props = {
  poolId: string;
  server: ResourceServer;
  policy: ScopePolicy;
  /** Why the person may not change it; null where they may. */
  objection: string | null;
  intentId: string;
  save: FormAction<unknown>;
};

/** Who may grant the scopes of a resource server, and the form that changes it. */
export function ScopePolicyCard({ poolId, server, policy, objection, intentId, save }: Props) {
  const [isEditing, setEditing] = useState(false);
  const router = useRouter();
  const { submit, isPending, refused, fields, edited } = useFormAction(save, () => {
    setEditing(false);
    router.refresh();
  });
  if (!isEditing)
    return (
      <Card
        title="Who may grant these scopes"
        hint={
          policy.team === null
            ? "No team owns this resource server, so admins grant its restricted scopes."
            : `Operators of ${policy.team} and admins grant all of them, every operator the open ones.`
        }
        action={
          objection === null ? (
            <Button size="small" onClick={() => setEditing(true)}>
              Edit scope policy
            </Button>
          ) : undefined
        }
      >
        <ScopeGrants scopes={server.scopes} openScopes={policy.openScopes} />
        {objection === null ? null : <p className="mt-2 text-table text-ink-muted">{objection}</p>}
      </Card>
    );
  return (
    <Card title="Who may grant these scopes">
      <form onSubmit={submit} noValidate className="flex max-w-form flex-col gap-4">
        <input type="hidden" name="poolId" value={poolId} />
        <input type="hidden" name="identifier" value={server.identifier} />
        <input type="hidden" name="intentId" value={intentId} />
        {refused ? <ProblemNotice problem={refused} /> : null}
        <TextField
          label="Owner team"
          name="ownerTeam"
          maxLength={105}
          hint="A sign-in group such as team-orders. Its operators grant every scope of this resource server."
          defaultValue={policy.team ?? ""}
          onChange={() => edited("ownerTeam")}
          error={fields.ownerTeam}
        />
        <Fieldset
          legend="Open scopes"
          hint="Every operator may grant an open scope to clients of their own team."
          error={fields.openScopes}
        >
          {server.scopes.map(({ full, name, description }) => (
            <Checkbox
              key={full}
              name="openScopes"
              value={name}
              label={full}
              description={description}
              mono
              defaultChecked={policy.openScopes.includes(name)}
              onChange={() => edited("openScopes")}
            />
          ))}
        </Fieldset>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" pending={isPending} pendingLabel="Saving scope policy…">
            Save scope policy
          </Button>
          <Button onClick={() => setEditing(false)}>Cancel</Button>
        </div>
      </form>
    </Card>
  );
}

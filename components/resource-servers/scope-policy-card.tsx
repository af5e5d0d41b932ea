"use client";

import { EditCard } from "@/components/forms/edit-card";
import { ScopeGrants } from "@/components/resource-servers/scope-grants";
import { Checkbox } from "@/components/ui/checkbox";
import { Fieldset } from "@/components/ui/fieldset";
import { TextField } from "@/components/ui/text-field";
import { policyText, type ScopePolicy } from "@/lib/domain/ownership";
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
  return (
    <EditCard
      title="Who may grant these scopes"
      hint={
        policy.team === null
          ? "No team owns this resource server, so admins grant its restricted scopes."
          : `Operators of ${policy.team} and admins grant all of them, every operator the open ones.`
      }
      noun="scope policy"
      objection={objection}
      known={{ poolId, identifier: server.identifier, intentId, seen: policyText(policy) }}
      save={save}
      form={(fields, edited) => (
        <>
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
        </>
      )}
    >
      <ScopeGrants scopes={server.scopes} openScopes={policy.openScopes} />
    </EditCard>
  );
}

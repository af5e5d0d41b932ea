"use client";

import { EditCard } from "@/components/forms/edit-card";
import { TeamField } from "@/components/forms/team-field";
import { useKeptDraft } from "@/components/forms/use-kept-draft";
import { Checkbox } from "@/components/ui/form/checkbox";
import { Fieldset } from "@/components/ui/form/fieldset";
import { DefinitionList } from "@/components/ui/text/definition-list";
import { noKnownOwner, policyText, type ScopePolicy } from "@/lib/domain/access/ownership";
import { type KeptPolicy, keptPolicy, untouchedPolicy } from "@/lib/domain/access/scope-policy-draft";
import type { Problem } from "@/lib/domain/problem";
import type { FormAction } from "@/lib/domain/result";
import type { ResourceServer, Scope } from "@/lib/domain/scope";

type Props = {
  poolId: string;
  server: ResourceServer;
  policy: ScopePolicy;
  /** Teams to suggest as the owner. */
  knownTeams: readonly string[];
  /** Why the person may not change it; null where they may. */
  objection: string | null;
  intentId: string;
  save: FormAction<unknown>;
};

/** Who may grant the scopes of a resource server, and the form that changes it. */
export function ScopePolicyCard({ poolId, server, policy, knownTeams, objection, intentId, save }: Props) {
  const { draft, keep, forget } = useKeptDraft(
    `scope policy ${poolId} ${server.identifier}`,
    keptPolicy,
    untouchedPolicy,
  );
  return (
    <EditCard
      title="Who can grant these scopes"
      hint={
        policy.team === null
          ? "No team owns this resource server, so only admins can grant scopes that aren’t self-service."
          : `${policy.team} operators and admins can grant any scope. All operators can grant self-service scopes.`
      }
      noun="scope policy"
      mayEdit={objection === null}
      isBegun={draft.team !== null || draft.scopes.length > 0}
      onEnd={() => {
        keep(untouchedPolicy);
        forget();
      }}
      known={{ poolId, identifier: server.identifier, intentId, seen: policyText(policy) }}
      save={save}
      form={(fields, edited) => (
        <PolicyFields
          scopes={server.scopes}
          teams={knownTeams}
          policy={policy}
          typed={draft}
          onType={keep}
          fields={fields}
          edited={edited}
        />
      )}
    >
      <DefinitionList
        items={[
          { term: "Owner team", detail: policy.team ?? noKnownOwner },
          { term: "Self-service scopes", detail: selfServiceScopes(server, policy) },
        ]}
      />
      {objection === null ? null : <p className="mt-2 text-table text-ink-muted">{objection}</p>}
    </EditCard>
  );
}

/** The names of the scopes that every operator can grant. */
function selfServiceScopes({ scopes }: ResourceServer, { openScopes }: ScopePolicy): string {
  const open = scopes.flatMap(({ name }) => (openScopes.includes(name) ? [name] : []));
  if (open.length === 0) return "None";
  return open.length === scopes.length ? "All" : open.join(", ");
}

type FieldsProps = {
  scopes: readonly Scope[];
  /** The teams that are known. */
  teams: readonly string[];
  policy: ScopePolicy;
  /** What somebody has touched. */
  typed: KeptPolicy;
  onType: (typed: KeptPolicy) => void;
  fields: Problem["fields"];
  edited: (name: string) => void;
};

/** The fields of a scope policy. An untouched field follows the policy when another person changes it. */
function PolicyFields({ scopes, teams, policy, typed, onType, fields, edited }: FieldsProps) {
  const touched = (name: string) => typed.scopes.find((scope) => scope.name === name);
  const tick = (name: string, isOpen: boolean) =>
    onType({ ...typed, scopes: [...typed.scopes.filter((it) => it.name !== name), { name, isOpen }] });
  return (
    <>
      <TeamField
        teams={teams}
        hint="A group such as team-orders. Its operators can grant every scope of this resource server."
        isOptional
        team={typed.team ?? policy.team ?? ""}
        onType={(team) => {
          onType({ ...typed, team });
          edited("ownerTeam");
        }}
        error={fields.ownerTeam}
      />
      <Fieldset
        legend="Self-service scopes"
        hint="Every operator can grant a self-service scope to clients of their own team."
        error={fields.openScopes}
      >
        {scopes.map(({ full, name, description }) => (
          <Checkbox
            key={full}
            name="openScopes"
            value={name}
            label={full}
            description={description}
            mono
            checked={touched(name)?.isOpen ?? policy.openScopes.includes(name)}
            onChange={(event) => {
              tick(name, event.target.checked);
              edited("openScopes");
            }}
          />
        ))}
      </Fieldset>
    </>
  );
}

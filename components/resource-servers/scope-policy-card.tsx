"use client";

import { EditCard } from "@/components/forms/edit-card";
import { useKeptDraft } from "@/components/forms/use-kept-draft";
import { PolicyFields } from "@/components/resource-servers/policy-fields";
import { ScopeGrants } from "@/components/resource-servers/scope-grants";
import { policyText, type ScopePolicy } from "@/lib/domain/access/ownership";
import { keptPolicy, untouchedPolicy } from "@/lib/domain/access/scope-policy-draft";
import type { FormAction } from "@/lib/domain/result";
import type { ResourceServer } from "@/lib/domain/scope";

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
      title="Who may grant these scopes"
      hint={
        policy.team === null
          ? "No team owns this resource server, so admins grant its restricted scopes."
          : `Operators of ${policy.team} and admins grant all of them, every operator the open ones.`
      }
      noun="scope policy"
      objection={objection}
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
      <ScopeGrants scopes={server.scopes} openScopes={policy.openScopes} />
    </EditCard>
  );
}

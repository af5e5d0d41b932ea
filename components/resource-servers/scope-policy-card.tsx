"use client";

import { EditCard } from "@/components/forms/edit-card";
import { useKeptDraft } from "@/components/forms/use-kept-draft";
import { PolicyFields } from "@/components/resource-servers/policy-fields";
import { Badge } from "@/components/ui/badge";
import { policyText, type ScopePolicy } from "@/lib/domain/access/ownership";
import { keptPolicy, untouchedPolicy } from "@/lib/domain/access/scope-policy-draft";
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
          ? "No team owns this resource server, so only admins can grant its restricted scopes."
          : `${policy.team} operators and admins can grant any scope. All operators can grant open scopes.`
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

type ScopeGrantsProps = {
  scopes: readonly Scope[];
  /** Names of those that every operator may grant. */
  openScopes: readonly string[];
};

/** The scopes of a resource server, each open or restricted. */
function ScopeGrants({ scopes, openScopes }: ScopeGrantsProps) {
  if (scopes.length === 0) return <p className="text-ink-muted">No scopes.</p>;
  return (
    <ul className="divide-y divide-line">
      {scopes.map(({ full, name, description }) => (
        <li key={full} className="py-2 first:pt-0 last:pb-0">
          <div className="flex flex-wrap items-center gap-2">
            <code className="font-mono text-code wrap-anywhere">{full}</code>
            {openScopes.includes(name) ? <Badge tone="ok">Open</Badge> : <Badge>Restricted</Badge>}
          </div>
          <div className="text-table text-ink-muted wrap-anywhere">{description}</div>
        </li>
      ))}
    </ul>
  );
}

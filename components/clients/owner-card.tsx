"use client";

import { OwnerFields } from "@/components/clients/owner-fields";
import { EditCard } from "@/components/forms/edit-card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Moment } from "@/components/ui/moment";
import { typedOwner } from "@/lib/domain/owner-draft";
import type { Owner } from "@/lib/domain/ownership";
import type { FormAction } from "@/lib/domain/result";

type Props = {
  poolId: string;
  clientId: string;
  /** Null while nobody is known to own it. */
  owner: Owner | null;
  /** The person's own teams. */
  teams: readonly string[];
  /** Why the person may not edit it; null where they may. */
  objection: string | null;
  intentId: string;
  save: FormAction<unknown>;
};

/** Who answers for a client, and the form that changes it. */
export function OwnerCard({ poolId, clientId, owner, teams, objection, intentId, save }: Props) {
  return (
    <EditCard
      title="Ownership"
      hint={owner === null ? "Owner unknown. The client works all the same." : undefined}
      noun="ownership"
      objection={objection}
      known={{ poolId, clientId, intentId }}
      save={save}
      form={(fields, edited) => (
        <OwnerFields teams={teams} owner={typedOwner(owner, teams)} fields={fields} edited={edited} />
      )}
    >
      {owner === null ? null : <OwnerFactsList owner={owner} />}
    </EditCard>
  );
}

function OwnerFactsList({ owner }: { owner: Owner }) {
  const none = <span className="text-ink-muted">Not given</span>;
  return (
    <DefinitionList
      items={[
        { term: "Owner team", detail: owner.team ?? <span className="text-ink-muted">Nobody</span> },
        { term: "Contact", detail: owner.contact || none },
        { term: "Purpose", detail: owner.purpose || none },
        { term: "Ticket", detail: owner.ticket || none },
        {
          term: "Last changed",
          detail: (
            <>
              <Moment at={owner.changedAt} /> by {owner.changedBy}
            </>
          ),
        },
      ]}
    />
  );
}

"use client";

import { OwnerFacts } from "@/components/clients/card/owner-facts";
import { OwnerFields } from "@/components/clients/form/owner-fields";
import { EditCard } from "@/components/forms/edit-card";
import { typedOwner } from "@/lib/domain/access/owner-draft";
import type { Owner } from "@/lib/domain/access/ownership";
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
      {owner === null ? null : <OwnerFacts owner={owner} />}
    </EditCard>
  );
}

"use client";

import { OwnerFacts } from "@/components/clients/card/owner-facts";
import { OwnerFields } from "@/components/clients/form/owner-fields";
import { EditCard } from "@/components/forms/edit-card";
import { typedOwner } from "@/lib/domain/access/owner-draft";
import { noKnownOwner, type Owner, ownerText } from "@/lib/domain/access/ownership";
import type { FormAction } from "@/lib/domain/result";

type Props = {
  poolId: string;
  clientId: string;
  /** Null while nobody is known to own it. */
  owner: Owner | null;
  /** The person's own teams. */
  teams: readonly string[];
  /** Teams to suggest. */
  knownTeams: readonly string[];
  /** Whether the person has to name a team. */
  needsTeam: boolean;
  /** Whether the person may change it. The page says whom to ask. */
  mayEdit: boolean;
  intentId: string;
  save: FormAction<unknown>;
};

/** The owner of a client, and the form that changes it. */
export function OwnerCard(props: Props) {
  const { poolId, clientId, owner, teams, knownTeams, needsTeam, mayEdit, intentId, save } = props;
  return (
    <EditCard
      title="Ownership"
      hint={owner === null ? `${noKnownOwner}. This doesn’t affect token requests.` : undefined}
      noun="ownership"
      mayEdit={mayEdit}
      known={{ poolId, clientId, intentId, seen: ownerText(owner) }}
      save={save}
      form={(fields, edited) => (
        <OwnerFields
          teams={knownTeams}
          needsTeam={needsTeam}
          owner={typedOwner(owner, teams)}
          fields={fields}
          edited={edited}
        />
      )}
    >
      <OwnerFacts owner={owner} />
    </EditCard>
  );
}

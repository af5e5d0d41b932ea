"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { OwnerFields } from "@/components/clients/owner-fields";
import { useFormAction } from "@/components/forms/use-form-action";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Moment } from "@/components/ui/moment";
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
  const [isEditing, setEditing] = useState(false);
  const router = useRouter();
  const { submit, isPending, refused, fields, edited } = useFormAction(save, () => {
    setEditing(false);
    router.refresh();
  });
  if (!isEditing)
    return (
      <Card
        title="Ownership"
        hint={owner === null ? "Owner unknown. The client works all the same." : undefined}
        action={
          objection === null ? (
            <Button size="small" onClick={() => setEditing(true)}>
              Edit ownership
            </Button>
          ) : undefined
        }
      >
        {owner === null ? null : <OwnerFactsList owner={owner} />}
        {objection === null ? null : <p className="mt-2 text-table text-ink-muted">{objection}</p>}
      </Card>
    );
  return (
    <Card title="Ownership">
      <form onSubmit={submit} noValidate className="flex flex-col gap-3">
        <input type="hidden" name="poolId" value={poolId} />
        <input type="hidden" name="clientId" value={clientId} />
        <input type="hidden" name="intentId" value={intentId} />
        {refused ? <ProblemNotice problem={refused} /> : null}
        <OwnerFields teams={teams} owner={owner} fields={fields} edited={edited} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" pending={isPending} pendingLabel="Saving ownership…">
            Save ownership
          </Button>
          <Button onClick={() => setEditing(false)}>Cancel</Button>
        </div>
      </form>
    </Card>
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

"use client";

import { useState } from "react";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DefinitionList } from "@/components/ui/text/definition-list";
import { noKnownOwner } from "@/lib/domain/access/ownership";
import { type AppClient, typable } from "@/lib/domain/client/client";
import type { FormAction } from "@/lib/domain/result";
import { routes } from "@/lib/domain/routes";
import { inWords } from "@/lib/domain/token";

type Props = {
  poolId: string;
  client: AppClient;
  /** How many secrets it has; null where they could not be read. */
  secrets: number | null;
  /** The team that owns the client; null where none is known. */
  team: string | null;
  /** Why the person may not delete it; null where they may. */
  objection: string | null;
  intentId: string;
  remove: FormAction<unknown>;
};

/** Deletes a client, after saying everything that is deleted with it. */
export function DeleteClientCard({ poolId, client, secrets, team, objection, intentId, remove }: Props) {
  const [isAsking, setAsking] = useState(false);
  const { send, isPending, refused } = useFormAction(remove, (_done, { leave }) =>
    leave(routes.clients(poolId), {
      sentence: `${client.name} was deleted.`,
      link: { href: routes.client(poolId, client.clientId), label: "View record" },
    }),
  );
  const typedName = typable(client.name);
  const confirm = () => send(formOf({ poolId, clientId: client.clientId, intentId, typedName }));
  return (
    <Card title="Delete this client" hint="This can’t be undone. The client ID is never reused.">
      {objection === null ? (
        <Button variant="danger" onClick={() => setAsking(true)}>
          Delete app client
        </Button>
      ) : (
        <p className="text-table text-ink-muted">{objection}</p>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onCancel={() => setAsking(false)}
        onConfirm={confirm}
        title={`Delete ${client.name}?`}
        confirmLabel="Delete app client"
        pending={isPending}
        pendingLabel="Deleting app client…"
        typedName={typedName}
        danger
      >
        <div className="flex flex-col gap-3">
          {refused ? <ProblemNotice problem={refused} /> : null}
          <p>
            Token requests fail immediately. Existing tokens stay valid until they expire (up to{" "}
            {inWords(client.tokenMinutes)}). Cognito doesn’t report when a client was last used.
          </p>
          <DefinitionList
            items={[
              { term: "Scopes", detail: client.scopes.join(", ") || "None" },
              { term: "Secrets", detail: secrets === null ? "Unavailable" : String(secrets) },
              { term: "Owner team", detail: team ?? noKnownOwner },
            ]}
          />
        </div>
      </ConfirmDialog>
    </Card>
  );
}

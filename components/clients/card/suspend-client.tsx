"use client";

import { ActButton } from "@/components/forms/act-button";
import type { PoolShown } from "@/lib/domain/access/roles";
import { type AppClient, typable } from "@/lib/domain/client/client";
import type { FormAction } from "@/lib/domain/result";
import { actButtons } from "@/lib/domain/routes";
import { inWords } from "@/lib/domain/token";

type Props = {
  pool: PoolShown;
  client: AppClient;
  /** Whether each change of the pool asks for the typed name. */
  isConfirmed: boolean;
  intentId: string;
  suspend: FormAction<unknown>;
};

/** The button that suspends a client without deleting it. */
export function SuspendClient({ pool, client, isConfirmed, intentId, suspend }: Props) {
  const { clientId, name, tokenMinutes } = client;
  return (
    <ActButton
      id={actButtons.suspend}
      label="Suspend app client"
      question={`Suspend ${name}?`}
      pendingLabel="Suspending app client…"
      act={suspend}
      fields={{ poolId: pool.id, clientId, intentId }}
      typedName={isConfirmed ? typable(name) : undefined}
      leaves
      onDone={({ refresh }) => refresh(`${name} was suspended.`)}
    >
      <p>
        Token requests fail immediately. Existing tokens stay valid until they expire (up to{" "}
        {inWords(tokenMinutes)}). Other settings don’t change, and you can resume the client.
      </p>
    </ActButton>
  );
}

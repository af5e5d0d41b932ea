"use client";

import { ActButton } from "@/components/forms/act-button";
import type { PoolShown } from "@/lib/domain/access/roles";
import { type AppClient, typable } from "@/lib/domain/client/client";
import type { FormAction } from "@/lib/domain/result";
import { actButtons } from "@/lib/domain/routes";

type Props = {
  pool: PoolShown;
  client: AppClient;
  /** Whether each change of the pool asks for the typed name. */
  isConfirmed: boolean;
  intentId: string;
  resume: FormAction<unknown>;
};

/** The button that resumes a suspended client. */
export function ResumeClient({ pool, client, isConfirmed, intentId, resume }: Props) {
  const { clientId, name } = client;
  return (
    <ActButton
      id={actButtons.resume}
      label="Resume app client"
      question={`Resume ${name}?`}
      pendingLabel="Resuming app client…"
      act={resume}
      fields={{ poolId: pool.id, clientId, intentId }}
      typedName={isConfirmed ? typable(name) : undefined}
      leaves
      onDone={({ refresh }) => refresh(`${name} was resumed.`)}
    >
      <p>Token requests work again immediately, with the same secrets and scopes.</p>
    </ActButton>
  );
}

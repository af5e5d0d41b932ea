"use client";

import { ActButton } from "@/components/forms/act-button";
import type { PoolShown } from "@/lib/domain/access/roles";
import { type AppClient, typable } from "@/lib/domain/client/client";
import type { FormAction } from "@/lib/domain/result";
import { actButtons } from "@/lib/domain/routes";

type Props = {
  pool: PoolShown;
  client: AppClient;
  /** Whether its name has to be typed first. */
  isProduction: boolean;
  intentId: string;
  resume: FormAction<unknown>;
};

/** The button that resumes a suspended client. */
export function ResumeClient({ pool, client, isProduction, intentId, resume }: Props) {
  const { clientId, name } = client;
  return (
    <ActButton
      id={actButtons.resume}
      label="Resume app client"
      question={`Resume ${name}?`}
      pendingLabel="Resuming app client…"
      act={resume}
      fields={{ poolId: pool.id, clientId, intentId }}
      typedName={isProduction ? typable(name) : undefined}
      leaves
      onDone={({ refresh }) => refresh(`${name} was resumed.`)}
    >
      <p>Token requests work again immediately, with the same secrets and scopes.</p>
    </ActButton>
  );
}

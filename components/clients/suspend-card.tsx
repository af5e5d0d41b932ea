"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Moment } from "@/components/ui/moment";
import { Notice } from "@/components/ui/notice";
import type { AppClient } from "@/lib/domain/client";
import type { Suspension } from "@/lib/domain/ownership";
import type { FormAction } from "@/lib/domain/result";
import { inWords } from "@/lib/domain/token";

type Props = {
  poolId: string;
  client: AppClient;
  /** What it was before it was suspended here; null where it was not. */
  suspension: Suspension | null;
  /** Why the person may not suspend or resume it; null where they may. */
  objection: string | null;
  intentId: string;
  suspend: FormAction<unknown>;
  resume: FormAction<unknown>;
};

/** The way to stop a client without losing it, and back. */
export function SuspendCard({ poolId, client, suspension, objection, intentId, suspend, resume }: Props) {
  const isOn = client.isOAuthOn;
  const [isAsking, setAsking] = useState(false);
  const router = useRouter();
  const { send, isPending, refused } = useFormAction(isOn ? suspend : resume, () => {
    setAsking(false);
    router.refresh();
  });
  const label = isOn ? "Suspend app client" : "Resume app client";
  const confirm = () => send(formOf({ poolId, clientId: client.clientId, intentId }));
  return (
    <Card
      title={isOn ? "Suspend this client" : "Resume this client"}
      hint={
        isOn
          ? "Its programs get no new token until it is resumed. Secrets and scopes stay."
          : "Its programs get tokens again, with the same secrets and scopes."
      }
    >
      <div className="flex flex-col items-start gap-3">
        {suspension && isOn ? (
          <Notice tone="warn" title="Somebody switched this client on outside the console">
            {suspension.suspendedBy} suspended it <Moment at={suspension.suspendedAt} />, and it gets tokens
            again. Suspend it once more, or find out who did.
          </Notice>
        ) : null}
        {suspension && !isOn ? (
          <p>
            {suspension.suspendedBy} suspended it <Moment at={suspension.suspendedAt} />. Tokens issued before
            run out by themselves, {inWords(client.tokenMinutes)} after their birth at the latest.
          </p>
        ) : null}
        {objection === null ? (
          <Button onClick={() => setAsking(true)}>{label}</Button>
        ) : (
          <p className="text-table text-ink-muted">{objection}</p>
        )}
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onCancel={() => setAsking(false)}
        onConfirm={confirm}
        title={`${isOn ? "Suspend" : "Resume"} ${client.name}?`}
        confirmLabel={label}
        pending={isPending}
        pendingLabel={isOn ? "Suspending app client…" : "Resuming app client…"}
      >
        <div className="flex flex-col gap-3">
          {refused ? <ProblemNotice problem={refused} /> : null}
          {refused?.fields.scopes ? <p>{refused.fields.scopes}</p> : null}
          {isOn ? (
            <p>
              Token requests fail at once. Tokens already issued run out by themselves: they stay valid for up
              to {inWords(client.tokenMinutes)}. Nothing else is changed, and it can be resumed.
            </p>
          ) : (
            <p>Its programs get tokens again at once.</p>
          )}
        </div>
      </ConfirmDialog>
    </Card>
  );
}

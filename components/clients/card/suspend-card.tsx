"use client";

import { useState } from "react";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { type AppClient, typable } from "@/lib/domain/client/client";
import type { FormAction } from "@/lib/domain/result";
import { inWords } from "@/lib/domain/token";

type Props = {
  poolId: string;
  client: AppClient;
  /** Why the person may not suspend or resume it; null where they may. */
  objection: string | null;
  /** Whether its name has to be typed first. */
  isProduction: boolean;
  intentId: string;
  suspend: FormAction<unknown>;
  resume: FormAction<unknown>;
};

/** Suspends a client without deleting it, and resumes it. */
export function SuspendCard({ poolId, client, objection, intentId, ...props }: Props) {
  const isOn = client.isOAuthOn;
  const [isAsking, setAsking] = useState(false);
  // Keeps the words of the dialog while it fades out, though the client has changed by then.
  const [asked, setAsked] = useState<keyof typeof words>("suspend");
  const { send, isPending, refused } = useFormAction(props[asked], (_done, { refresh }) => {
    setAsking(false);
    refresh(`${client.name} was ${words[asked].done}.`);
  });
  const act = isOn ? "suspend" : "resume";
  const typedName = props.isProduction ? typable(client.name) : undefined;
  const confirm = () =>
    send(formOf({ poolId, clientId: client.clientId, intentId, ...(typedName && { typedName }) }));
  return (
    <Card
      title={isOn ? "Suspend this client" : "Resume this client"}
      hint={
        isOn
          ? "Token requests fail until you resume it. Secrets and scopes are kept."
          : "Token requests work again, with the same secrets and scopes."
      }
    >
      {objection === null ? (
        <Button
          onClick={() => {
            setAsked(act);
            setAsking(true);
          }}
        >
          {words[act].label}
        </Button>
      ) : (
        <p className="text-table text-ink-muted">{objection}</p>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onCancel={() => setAsking(false)}
        onConfirm={confirm}
        title={`${words[asked].verb} ${client.name}?`}
        confirmLabel={words[asked].label}
        pending={isPending}
        pendingLabel={words[asked].pending}
        typedName={typedName}
      >
        <div className="flex flex-col gap-3">
          {refused ? <ProblemNotice problem={refused} /> : null}
          {refused?.fields.scopes ? <p>{refused.fields.scopes}</p> : null}
          {asked === "suspend" ? (
            <p>
              Token requests fail immediately. Existing tokens stay valid until they expire (up to{" "}
              {inWords(client.tokenMinutes)}). Other settings don’t change, and you can resume the client.
            </p>
          ) : (
            <p>Token requests work again immediately.</p>
          )}
        </div>
      </ConfirmDialog>
    </Card>
  );
}

const words = {
  suspend: {
    verb: "Suspend",
    label: "Suspend app client",
    pending: "Suspending app client…",
    done: "suspended",
  },
  resume: { verb: "Resume", label: "Resume app client", pending: "Resuming app client…", done: "resumed" },
} as const;

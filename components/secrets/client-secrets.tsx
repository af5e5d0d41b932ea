"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { BornSecret } from "@/components/secrets/born-secret";
import { FinishDialog } from "@/components/secrets/finish-dialog";
import { LeakDialog } from "@/components/secrets/leak-dialog";
import { RotationCard } from "@/components/secrets/rotation-card";
import { SecretCards } from "@/components/secrets/secret-cards";
import { useOneTimeSecret } from "@/components/secrets/use-one-time-secret";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import type { AppClient } from "@/lib/domain/client";
import type { FormAction } from "@/lib/domain/result";
import type { KnownSecret } from "@/lib/domain/rotation";
import type { NewSecret } from "@/lib/domain/secret";

type Props = {
  poolId: string;
  client: AppClient;
  /** Oldest first. */
  secrets: readonly KnownSecret[];
  tokenUrl: string | null;
  settings: { readonly overlapMinutes: number; readonly maxAgeDays: number | null };
  isProduction: boolean;
  /** Why the person may not rotate; null where they may. */
  objection: string | null;
  start: FormAction<NewSecret>;
  prove: FormAction<{ provenAt: string | null }>;
  finish: FormAction<unknown>;
  cancel: FormAction<unknown>;
  revoke: FormAction<unknown>;
};

/**
 * A client's secrets and their rotation. The new secret stands above the list, which the server renders anew after each
 * step: it is not the list's to lose.
 */
export function ClientSecrets({ poolId, client, secrets, tokenUrl, settings, ...props }: Props) {
  const { clientId, name } = client;
  const router = useRouter();
  const [born, setBorn] = useState<Omit<NewSecret, "secret"> | null>(null);
  const { secret, hold } = useOneTimeSecret();
  const [asks, setAsks] = useState<"finish" | "cancel" | "leak" | null>(null);
  const [said, setSaid] = useState("");
  /** The secret that is deleted next, because it leaked; null while none is known to have. */
  const [leaked, setLeaked] = useState<string | null>(null);
  const [current, next = null] = secrets;

  /** Whatever came of it, what Cognito has now is shown. */
  const refreshed =
    <T,>(action: FormAction<T>): FormAction<T> =>
    async (form) => {
      setSaid("");
      const state = await action(form);
      router.refresh();
      return state;
    };
  const start = useFormAction(refreshed(props.start), ({ secret: value, ...rest }) => {
    hold(value);
    setBorn(rest);
    setAsks(null);
  });
  const ended = (sentence: string) => () => {
    setAsks(null);
    setSaid(sentence);
  };
  const finish = useFormAction(
    refreshed(props.finish),
    ended("The rotation is finished: the older secret is gone."),
  );
  const cancel = useFormAction(refreshed(props.cancel), () => {
    ended("The rotation is cancelled: the newer secret is gone.")();
    hold(null);
    setBorn(null);
  });
  const revoke = useFormAction(refreshed(props.revoke), () => {
    ended("The leaked secret is gone.")();
    if (leaked === null) {
      hold(null);
      setBorn(null);
    }
    setLeaked(null);
  });
  const fields = { poolId, clientId };
  // The name was typed in the dialog, which opens its button for nothing else.
  const sendRevoke = (secretId: string) =>
    revoke.send(formOf({ ...fields, secretId, typedName: props.isProduction ? name : "" }));

  return (
    <div className="flex flex-col gap-6">
      <p role="status" className={said ? "font-medium" : "sr-only"}>
        {said}
      </p>
      {leaked !== null && next ? (
        <Notice
          tone="danger"
          title="The leaked secret still works"
          actions={
            <Button
              variant="danger"
              pending={revoke.isPending}
              pendingLabel="Deleting the leaked secret…"
              onClick={() => sendRevoke(leaked)}
            >
              Delete the leaked secret
            </Button>
          }
        >
          {revoke.refused ? revoke.refused.message : "Delete it as soon as you have the new one below."}
        </Notice>
      ) : null}
      {start.refused ? <ProblemNotice problem={start.refused} /> : null}
      {born ? (
        <BornSecret
          key={born.secretId}
          poolId={poolId}
          client={client}
          born={born}
          secret={secret}
          tokenUrl={tokenUrl}
          prove={props.prove}
          onProven={router.refresh}
          onDone={() => {
            hold(null);
            setBorn(null);
          }}
        />
      ) : null}
      <RotationCard
        rotation={next ? "rotating" : "resting"}
        next={next}
        objection={props.objection}
        isStarting={start.isPending}
        onStart={() => start.send(formOf(fields))}
        onFinish={() => setAsks("finish")}
        onCancel={() => setAsks("cancel")}
        onLeak={() => setAsks("leak")}
      />
      <SecretCards secrets={secrets} maxAgeDays={settings.maxAgeDays} />
      {asks === "leak" ? (
        <LeakDialog
          client={client}
          secrets={secrets}
          isProduction={props.isProduction}
          isPending={start.isPending || revoke.isPending}
          refused={start.refused ?? revoke.refused}
          onCancel={() => setAsks(null)}
          onConfirm={(secretId) => {
            if (next) return sendRevoke(secretId);
            setLeaked(secretId);
            start.send(formOf(fields));
          }}
        />
      ) : null}
      {asks === "finish" && current && next ? (
        <FinishDialog
          client={client}
          current={current}
          next={next}
          overlapMinutes={settings.overlapMinutes}
          isPending={finish.isPending}
          refused={finish.refused}
          onCancel={() => setAsks(null)}
          onFinish={(typedName) =>
            finish.send(formOf({ ...fields, secretId: current.secretId, usesNewSecret: "on", typedName }))
          }
        />
      ) : null}
      <ConfirmDialog
        isOpen={asks === "cancel" && next !== null}
        onCancel={() => setAsks(null)}
        onConfirm={() => cancel.send(formOf({ ...fields, secretId: next?.secretId ?? "" }))}
        title={`Cancel the rotation of ${name}?`}
        cancelLabel="Keep both"
        confirmLabel="Cancel rotation"
        pending={cancel.isPending}
        pendingLabel="Cancelling rotation…"
        danger
      >
        <div className="flex flex-col gap-3">
          {cancel.refused ? <ProblemNotice problem={cancel.refused} /> : null}
          <p>
            The newer secret is deleted. Programs that use it already get no new token from then on; the older
            one goes on working.
          </p>
        </div>
      </ConfirmDialog>
    </div>
  );
}

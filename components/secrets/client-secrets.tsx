"use client";

import { type RefObject, useEffect, useRef } from "react";
import { BornSecret } from "@/components/secrets/born-secret";
import { CancelDialog } from "@/components/secrets/cancel-dialog";
import { DeletedSecrets } from "@/components/secrets/deleted-secrets";
import { FinishDialog } from "@/components/secrets/finish-dialog";
import { LeakDialog } from "@/components/secrets/leak-dialog";
import { RotationCard } from "@/components/secrets/rotation-card";
import type { Question } from "@/components/secrets/rotation-state";
import { SecretCards } from "@/components/secrets/secret-cards";
import { type RotationActs, useRotation } from "@/components/secrets/use-rotation";
import { VerifyDialog } from "@/components/secrets/verify-dialog";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { AppClient } from "@/lib/domain/client/client";
import type { Problem } from "@/lib/domain/problem";
import type { GraceSecret, KnownSecret } from "@/lib/domain/secret/rotation";
import type { RotationSettings } from "@/lib/domain/secret/rotation-setting";

type Props = {
  poolId: string;
  client: AppClient;
  /** Oldest first. */
  secrets: readonly KnownSecret[];
  /** Those that rotations deleted lately, latest first. */
  deleted: readonly GraceSecret[];
  /** Null while the pool has no domain; undefined if its domain could not be read. */
  tokenUrl: string | null | undefined;
  settings: RotationSettings;
  isConfirmed: boolean;
  /** Why the person may not rotate; null where they may. */
  objection: string | null;
  acts: RotationActs;
};

/**
 * A client's secrets and their rotation. The new secret stands above the list and apart from it: the server renders the
 * list again after each step.
 */
export function ClientSecrets(props: Props) {
  const { poolId, client, secrets, deleted, tokenUrl, settings, isConfirmed, objection, acts } = props;
  const fields = { poolId, clientId: client.clientId };
  const { state, tell, secret, unseen, refresh, refreshed, ...steps } = useRotation(acts, fields);
  const { asks, leaked, born } = state;
  const { start, finish, cancel, revoke } = steps;
  const place = useRef<HTMLDivElement>(null);
  useLostFocus(place);
  const ask = (question: Question) => () => tell({ is: "asked", question });
  const close = () => tell({ is: "backed-out" });
  const [current, next = null] = secrets;
  // The dialog has already required the typed name.
  const deleteLeaked = (secretId: string) => revoke.end(secretId, isConfirmed ? client.name : "");

  return (
    <div className="flex flex-col gap-6">
      {leaked !== null && next ? (
        <LeakedNotice
          isPending={revoke.isPending}
          refused={revoke.refused}
          onDelete={() => deleteLeaked(leaked)}
        />
      ) : null}
      {start.refused && asks !== "leak" ? <ProblemNotice problem={start.refused} /> : null}
      {born ? (
        <BornSecret
          key={born.secretId}
          poolId={poolId}
          client={client}
          born={born}
          secret={secret}
          tokenUrl={tokenUrl}
          prove={acts.prove}
          onProven={refresh}
          onDone={steps.done}
        />
      ) : null}
      {unseen !== null && secrets.some(({ secretId }) => secretId === unseen) ? (
        <Notice tone="warn" title="The new secret was shown before this page was reloaded">
          The value of{" "}
          <code translate="no" className="font-mono text-code wrap-anywhere">
            {unseen}
          </code>{" "}
          can’t be shown again. If you didn’t save it, cancel the rotation to delete it, then start again.
        </Notice>
      ) : null}
      {current ? (
        <RotationCard
          current={current}
          next={next}
          overlapMinutes={settings.overlapMinutes}
          isShown={born !== null && secret !== null}
          objection={objection}
          isStarting={start.isPending}
          place={place}
          onStart={start.begin}
          onVerify={ask("verify")}
          onReload={refresh}
          onFinish={ask("finish")}
          onCancel={ask("cancel")}
          onLeak={ask("leak")}
        />
      ) : (
        <Card title="Rotation">
          <p className="text-ink-muted">{objection ?? "This client has no secret."}</p>
        </Card>
      )}
      <SecretCards
        secrets={secrets}
        settings={settings}
        fields={fields}
        planRetirement={objection === null ? acts.planRetirement : null}
      />
      <DeletedSecrets
        deleted={deleted}
        settings={settings}
        isFull={next !== null}
        objection={objection}
        fields={fields}
        undo={refreshed(acts.undo)}
        onUndone={steps.undone}
      />
      {asks === "leak" ? (
        <LeakDialog
          client={client}
          secrets={secrets}
          isConfirmed={isConfirmed}
          isPending={start.isPending || revoke.isPending}
          refused={start.refused ?? revoke.refused}
          onCancel={close}
          onConfirm={next ? deleteLeaked : revoke.replace}
        />
      ) : null}
      {asks === "verify" && next ? (
        <VerifyDialog
          fields={fields}
          secretId={next.secretId}
          prove={refreshed(acts.prove)}
          onCancel={close}
          onVerified={steps.verified}
        />
      ) : null}
      {asks === "finish" && current && next ? (
        <FinishDialog
          client={client}
          current={current}
          next={next}
          settings={settings}
          isConfirmed={isConfirmed}
          isPending={finish.isPending}
          refused={finish.refused}
          onCancel={close}
          onFinish={(typedName) => finish.end(current.secretId, typedName)}
        />
      ) : null}
      <CancelDialog
        isOpen={asks === "cancel" && next !== null}
        name={client.name}
        isConfirmed={isConfirmed}
        isPending={cancel.isPending}
        refused={cancel.refused}
        onCancel={close}
        onConfirm={(typedName) => next && cancel.end(next.secretId, typedName)}
      />
    </div>
  );
}

/**
 * Puts the focus on the next act when the button that had it is gone with its step. A focus that the person took away
 * stays away. Where a rotation is over, its heading gets the focus, so that one more Enter does not start another.
 */
function useLostFocus(place: RefObject<HTMLDivElement | null>): void {
  const last = useRef<EventTarget | null>(null);

  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      last.current = target;
    };
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, []);
  useEffect(() => {
    const at = document.activeElement;
    const isLost = at === document.body && last.current instanceof Node && !last.current.isConnected;
    // On the heading, it may have waited for the refresh that brings the next act.
    if (!isLost && at !== place.current) return;
    (place.current?.querySelector<HTMLElement>("[data-next]") ?? place.current)?.focus();
  });
}

type LeakedNoticeProps = { isPending: boolean; refused: Problem | null; onDelete: () => void };

/** Between the two steps of an emergency: the new secret is there, and the leaked one still works. */
function LeakedNotice({ isPending, refused, onDelete }: LeakedNoticeProps) {
  return (
    <Notice
      tone="danger"
      title="The leaked secret still works"
      actions={
        <Button
          variant="danger"
          pending={isPending}
          pendingLabel="Deleting the leaked secret…"
          onClick={onDelete}
        >
          Delete the leaked secret
        </Button>
      }
    >
      {refused ? refused.message : "Delete it as soon as you’ve saved the new one below."}
    </Notice>
  );
}

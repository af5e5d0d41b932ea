"use client";

import { useState } from "react";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Checkbox } from "@/components/ui/form/checkbox";
import { ExactTime } from "@/components/ui/text/exact-time";
import { serverNow } from "@/components/ui/text/server-clock";
import { CONFIRMED_POOL } from "@/lib/domain/access/roles";
import { type AppClient, typable } from "@/lib/domain/client/client";
import type { Problem } from "@/lib/domain/problem";
import { type Doubt, doubtsOf, type KnownSecret, overlapEnd } from "@/lib/domain/secret/rotation";
import type { RotationSettings } from "@/lib/domain/secret/rotation-setting";
import { inWords } from "@/lib/domain/token";

type Props = {
  client: AppClient;
  current: KnownSecret;
  next: KnownSecret;
  settings: RotationSettings;
  isConfirmed: boolean;
  isPending: boolean;
  refused: Problem | null;
  onCancel: () => void;
  onFinish: (typedName: string) => void;
};

/** Asks before the older secret is deleted. It names only the doubts that there are. */
export function FinishDialog(props: Props) {
  const { client, current, next, settings, isConfirmed, isPending, refused, onCancel, onFinish } = props;
  const [isSure, setSure] = useState(false);
  const [openedAt] = useState(serverNow);
  const doubts = doubtsOf(next, settings.overlapMinutes, openedAt);
  const typedName = typable(client.name);
  const isTyped = isConfirmed || doubts.length > 0 || refused?.fields.typedName !== undefined;
  return (
    <ConfirmDialog
      isOpen
      onCancel={onCancel}
      onConfirm={() => onFinish(isTyped ? typedName : "")}
      title={`Finish the rotation of ${client.name}?`}
      cancelLabel="Keep both secrets"
      confirmLabel="Finish rotation"
      pending={isPending}
      pendingLabel="Finishing rotation…"
      typedName={isTyped ? typedName : undefined}
      typedWhy={<WhyTyped {...{ doubts, next, settings, isConfirmed }} />}
      unavailable={!isSure}
      danger
    >
      <div className="flex flex-col gap-3">
        {refused ? <ProblemNotice problem={refused} /> : null}
        <p>
          Deletes the {next.restores === null ? "old" : "other"} secret, created{" "}
          <ExactTime at={current.createdAt} />. It stops working now. Tokens already issued stay valid for up
          to {inWords(client.tokenMinutes)}.{" "}
          {settings.isUndoOn
            ? `Anyone who still has the old value can restore it within ${settings.undoHours} hours.`
            : ""}
        </p>
        {next.restores === null ? null : (
          <p className="font-medium text-ink">
            The newer secret is the old one, restored. Finishing keeps it.
          </p>
        )}
        <div className="text-ink">
          <Checkbox
            label="My services use the new secret"
            description="Cognito doesn’t report which secret is in use."
            checked={isSure}
            onChange={(event) => setSure(event.target.checked)}
          />
        </div>
      </div>
    </ConfirmDialog>
  );
}

type WhyTypedProps = Pick<Props, "next" | "settings" | "isConfirmed"> & { doubts: readonly Doubt[] };

/** Only the reasons that apply. */
function WhyTyped({ doubts, next, settings: { overlapMinutes }, isConfirmed }: WhyTypedProps) {
  const unverified =
    next.origin === "elsewhere"
      ? "without verifying the new secret, which was added outside Clientele"
      : "without verifying the new secret";
  const early = (
    <>
      before the recommended overlap ({inWords(overlapMinutes)}) ends at{" "}
      <ExactTime at={overlapEnd(next, overlapMinutes)} />
    </>
  );
  if (doubts.length === 2)
    return (
      <>
        You’re finishing {unverified}, and {early}.
      </>
    );
  if (doubts.includes("overlap")) return <>You’re finishing {early}.</>;
  if (doubts.includes("not-proven")) return <>You’re finishing {unverified}.</>;
  return isConfirmed ? CONFIRMED_POOL : "The secrets changed after you opened this dialog.";
}

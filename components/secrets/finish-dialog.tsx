"use client";

import { useState } from "react";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Checkbox } from "@/components/ui/form/checkbox";
import { ExactTime } from "@/components/ui/text/exact-time";
import { serverNow } from "@/components/ui/text/server-clock";
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
  isProduction: boolean;
  isPending: boolean;
  refused: Problem | null;
  onCancel: () => void;
  onFinish: (typedName: string) => void;
};

/** Asks before the older secret is deleted. It names only the doubts that there are. */
export function FinishDialog(props: Props) {
  const { client, current, next, settings, isProduction, isPending, refused, onCancel, onFinish } = props;
  const [isSure, setSure] = useState(false);
  const [openedAt] = useState(serverNow);
  const doubts = doubtsOf(next, settings.overlapMinutes, openedAt);
  const typedName = typable(client.name);
  const isTyped = isProduction || doubts.length > 0 || refused?.fields.typedName !== undefined;
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
      typedWhy={whyTyped(doubts, isProduction)}
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
        {doubts.length > 0 ? (
          <ul className="list-disc pl-5 text-warn-ink">
            {doubts.includes("not-proven") ? (
              <li>
                The new secret isn’t verified
                {next.origin === "elsewhere" ? ": it was added outside Clientele." : "."}
              </li>
            ) : null}
            {doubts.includes("overlap") ? (
              <li>
                The recommended overlap ({inWords(settings.overlapMinutes)}) ends at{" "}
                <ExactTime at={overlapEnd(next, settings.overlapMinutes)} />.
              </li>
            ) : null}
          </ul>
        ) : null}
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

/** Only the reasons that apply. */
function whyTyped(doubts: readonly Doubt[], isProduction: boolean): string {
  const early = "before the recommended overlap ends";
  if (doubts.length === 2) return `You’re finishing without verifying the new secret, and ${early}.`;
  if (doubts.includes("overlap")) return `You’re finishing ${early}.`;
  if (doubts.includes("not-proven")) return "You’re finishing without verifying the new secret.";
  return isProduction ? "This is a production pool." : "The secrets changed after you opened this dialog.";
}

"use client";

import { useState } from "react";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Checkbox } from "@/components/ui/form/checkbox";
import { DefinitionList } from "@/components/ui/text/definition-list";
import { ExactTime } from "@/components/ui/text/exact-time";
import { Moment } from "@/components/ui/text/moment";
import { serverNow } from "@/components/ui/text/server-clock";
import { type AppClient, typable } from "@/lib/domain/client/client";
import type { Problem } from "@/lib/domain/problem";
import { doubtsOf, type KnownSecret, overlapEnd } from "@/lib/domain/secret/rotation";
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

/** Asks before the older secret is deleted, and shows the little that is known about its use. */
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
      confirmLabel="Finish rotation"
      pending={isPending}
      pendingLabel="Finishing rotation…"
      typedName={isTyped ? typedName : undefined}
      unavailable={!isSure}
      danger
    >
      <div className="flex flex-col gap-3">
        {refused ? <ProblemNotice problem={refused} /> : null}
        <p>
          The old secret stops working now. Tokens already issued stay valid for up to{" "}
          {inWords(client.tokenMinutes)}.{" "}
          {settings.isUndoOn
            ? `Anyone who still has the old value can restore it within ${settings.undoHours} hours.`
            : ""}
        </p>
        {next.restores === null ? null : (
          <p className="font-medium text-ink">
            The newer secret is the old one, restored. Finishing keeps it and deletes the other one;
            cancelling deletes it and keeps the other one.
          </p>
        )}
        <DefinitionList
          items={[
            { term: "Deleted", detail: <ExactTime at={current.createdAt} /> },
            { term: "Kept", detail: <ExactTime at={next.createdAt} /> },
            { term: "New secret verified", detail: <Proof next={next} /> },
            {
              term: "Overlap",
              detail: doubts.includes("overlap") ? (
                <>
                  Recommended overlap ({inWords(settings.overlapMinutes)}) ends at{" "}
                  <ExactTime at={overlapEnd(next, settings.overlapMinutes)} />
                </>
              ) : (
                "Recommended overlap reached"
              ),
            },
            { term: "In use", detail: "Unknown (Cognito doesn’t report this)" },
          ]}
        />
        {doubts.length > 0 ? (
          <p>
            You’re finishing before the new secret is verified or the recommended overlap ends. Type the
            client name to confirm.
          </p>
        ) : null}
        <Checkbox
          label="My services use the new secret"
          checked={isSure}
          onChange={(event) => setSure(event.target.checked)}
        />
      </div>
    </ConfirmDialog>
  );
}

function Proof({ next: { provenAt, origin } }: { next: KnownSecret }) {
  if (provenAt)
    return (
      <>
        A token was issued <Moment at={provenAt} />
      </>
    );
  return origin === "elsewhere" ? "Never: it was added outside Clientele" : "Never";
}

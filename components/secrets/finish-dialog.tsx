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
          The older secret is deleted and cannot be shown again
          {settings.isUndoOn ? `; who kept its value can bring it back for ${settings.undoHours} hours` : ""}.
          Programs that still use it get no new token from then on; tokens they have stay valid for up to{" "}
          {inWords(client.tokenMinutes)}.
        </p>
        {next.restores === null ? null : (
          <p className="font-medium text-ink">
            The newer one is the old secret that was restored. Finishing keeps that one and deletes the other;
            cancelling does the reverse.
          </p>
        )}
        <DefinitionList
          items={[
            { term: "Deleted", detail: <ExactTime at={current.createdAt} /> },
            { term: "Kept", detail: <ExactTime at={next.createdAt} /> },
            { term: "Proof of the newer", detail: <Proof next={next} /> },
            {
              term: "Overlap",
              detail: doubts.includes("overlap") ? (
                <>
                  Both should work for {inWords(settings.overlapMinutes)}, until{" "}
                  <ExactTime at={overlapEnd(next, settings.overlapMinutes)} />
                </>
              ) : (
                "Over: both worked long enough"
              ),
            },
            { term: "Which one is used", detail: "Nobody can say: Cognito does not tell." },
          ]}
        />
        {doubts.length > 0 ? <p>Because of that, the client’s name has to be typed.</p> : null}
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
        It got a token through this console <Moment at={provenAt} />
      </>
    );
  return origin === "elsewhere"
    ? "None: it was added outside this console"
    : "None: it got no token through this console";
}

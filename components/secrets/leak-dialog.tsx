"use client";

import { useState } from "react";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { RadioGroup } from "@/components/ui/form/radio-group";
import { ExactTime } from "@/components/ui/text/exact-time";
import { CONFIRMED_POOL } from "@/lib/domain/access/roles";
import { type AppClient, typable } from "@/lib/domain/client/client";
import type { Problem } from "@/lib/domain/problem";
import type { KnownSecret } from "@/lib/domain/secret/rotation";
import { inWords } from "@/lib/domain/token";

type Props = {
  client: AppClient;
  /** One, which is replaced first, or two, of which one is deleted at once. */
  secrets: readonly KnownSecret[];
  isConfirmed: boolean;
  isPending: boolean;
  refused: Problem | null;
  onCancel: () => void;
  /** With the id of the secret that leaked. */
  onConfirm: (secretId: string) => void;
};

/** Asks which secret leaked, and says how long stolen tokens stay valid. */
export function LeakDialog(props: Props) {
  const { client, secrets, isConfirmed, isPending, refused, onCancel, onConfirm } = props;
  const [only, other] = secrets;
  const [chosen, setChosen] = useState(other ? null : (only?.secretId ?? null));
  return (
    <ConfirmDialog
      isOpen
      onCancel={onCancel}
      onConfirm={() => chosen !== null && onConfirm(chosen)}
      title={
        other ? `Which secret of ${client.name} leaked?` : `Replace the leaked secret of ${client.name}?`
      }
      confirmLabel={other ? "Delete the leaked secret" : "Add a new secret now"}
      pending={isPending}
      pendingLabel={other ? "Deleting the leaked secret…" : "Adding a new secret…"}
      typedName={isConfirmed ? typable(client.name) : undefined}
      typedWhy={CONFIRMED_POOL}
      unavailable={chosen === null}
      danger={other !== undefined}
    >
      <div className="flex flex-col gap-3">
        {refused ? <ProblemNotice problem={refused} /> : null}
        <p>
          {other
            ? "It’s deleted immediately, even if a service still uses it, and can’t be restored."
            : "A new secret is added and shown. Your next click deletes the leaked one, which can’t be restored."}{" "}
          Stolen tokens and tokens issued with it stay valid for up to {inWords(client.tokenMinutes)} and
          can’t be revoked.
        </p>
        {other ? (
          <RadioGroup
            legend="Leaked secret"
            isLegendHidden
            isStacked
            name="leaked"
            options={secrets.map(({ secretId, createdAt }, index) => ({
              value: secretId,
              label: (
                <>
                  The {index === 0 ? "older" : "newer"} one, created <ExactTime at={createdAt} />
                </>
              ),
            }))}
            value={chosen}
            onChoose={setChosen}
          />
        ) : null}
      </div>
    </ConfirmDialog>
  );
}

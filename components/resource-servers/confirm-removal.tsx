"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { CliDetails } from "@/components/forms/cli-details";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Checkbox } from "@/components/ui/form/checkbox";
import type { FormAction } from "@/lib/domain/result";
import { type Impact, impactInWords } from "@/lib/domain/scope/holder";

type Props = {
  /** What is removed; the text to type is the scope's name or the resource server's identifier. */
  what: "scope" | "resource server";
  typedName: string;
  impact: Pick<Impact, "holders" | "isWhole">;
  /** What the form carries beside the confirmation. */
  known: Readonly<Record<string, string>>;
  command: string;
  /** True while clients are being changed. */
  isBusy: boolean;
  /** The page to open after the removal. */
  doneHref: string;
  remove: FormAction<unknown>;
};

/** Removes a scope or resource server once its name is typed and, where clients hold it, dead scopes are accepted. */
export function ConfirmRemoval(props: Props) {
  const { what, typedName, impact, known, command, isBusy, doneHref, remove } = props;
  const [isAsking, setAsking] = useState(false);
  const [accepts, setAccepts] = useState(false);
  const router = useRouter();
  const { send, isPending, refused } = useFormAction(remove, (_done, { leave }) =>
    leave(doneHref, `${typedName} was ${what === "scope" ? "removed" : "deleted"}.`),
  );
  useEffect(() => {
    // Show clients that have been granted the scope in the meantime.
    if (refused !== null) router.refresh();
  }, [refused, router]);
  const label = what === "scope" ? "Remove scope" : "Delete resource server";
  const mayBeMissed = impact.holders.length > 0 || !impact.isWhole;
  const confirm = () => {
    const leaves: Record<string, string> = mayBeMissed && accepts ? { leavesHolders: "true" } : {};
    send(formOf({ ...known, ...leaves, typedName }));
  };
  return (
    <>
      <div>
        <Button variant="caution" onClick={() => setAsking(true)} unavailable={isBusy}>
          {label}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onCancel={() => {
          setAsking(false);
          setAccepts(false);
        }}
        onConfirm={confirm}
        title={what === "scope" ? `Remove ${typedName}?` : `Delete ${typedName}?`}
        confirmLabel={label}
        pending={isPending}
        pendingLabel={what === "scope" ? "Removing scope…" : "Deleting resource server…"}
        typedName={typedName}
        unavailable={mayBeMissed && !accepts}
        danger
      >
        <div className="flex flex-col gap-3">
          {refused ? <ProblemNotice problem={refused} /> : null}
          {refused?.fields.scopes ? <p className="text-danger-ink">{refused.fields.scopes}</p> : null}
          <p>Existing tokens keep {what === "scope" ? "it" : "its scopes"} until they expire.</p>
          {mayBeMissed ? (
            <Checkbox
              label={`${impactInWords(impact)} may be left with a missing scope`}
              description="Their tokens will be issued without it, with no error. You’ll need to fix each client on its own page."
              checked={accepts}
              onChange={(event) => setAccepts(event.target.checked)}
            />
          ) : (
            <p>No clients use it.</p>
          )}
          <CliDetails command={command} />
        </div>
      </ConfirmDialog>
    </>
  );
}

"use client";

import { useState } from "react";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextField } from "@/components/ui/form/text-field";
import type { Problem } from "@/lib/domain/problem";
import type { RetirementPlan } from "@/lib/domain/secret/rotation";

type Props = {
  what: "current" | "next";
  plan: RetirementPlan | null;
  isPending: boolean;
  refused: Problem | null;
  error: string | undefined;
  onEdited: () => void;
  onCancel: () => void;
  /** With an ISO instant, or nothing for no plan, and the browser's time zone. */
  onSave: (retireAt: string, zone: string) => void;
};

/** Asks when a secret is to be retired, in the time zone of the person who plans it. */
export function RetirementDialog(props: Props) {
  const { what, plan, isPending, refused, error, onEdited, onCancel, onSave } = props;
  const [zone] = useState(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [local, setLocal] = useState(() => (plan ? localTime(new Date(plan.retireAt)) : ""));
  return (
    <ConfirmDialog
      isOpen
      onCancel={onCancel}
      onConfirm={() => onSave(local === "" ? "" : new Date(local).toISOString(), zone)}
      title={`Retirement date for the ${what} secret`}
      confirmLabel={local === "" ? "Remove date" : "Save date"}
      pending={isPending}
      pendingLabel="Saving date…"
    >
      <div className="flex flex-col gap-3">
        {refused && error === undefined ? <ProblemNotice problem={refused} /> : null}
        <p>
          A reminder for everyone who can see this page. Cognito secrets don’t expire: this one works until a
          rotation deletes it.
        </p>
        <div className="text-ink">
          <TextField
            name="retireAt"
            type="datetime-local"
            label="Retirement date"
            hint={`In your time zone, ${zone}. Leave empty to remove the date.`}
            error={error}
            value={local}
            onChange={(event) => {
              setLocal(event.target.value);
              onEdited();
            }}
          />
        </div>
      </div>
    </ConfirmDialog>
  );
}

/** The value of a `datetime-local` field: the browser's local time, to the minute. */
function localTime(at: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

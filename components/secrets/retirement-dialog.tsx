"use client";

import { useState } from "react";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TextField } from "@/components/ui/form/text-field";
import { serverNow } from "@/components/ui/text/server-clock";
import type { Problem } from "@/lib/domain/problem";
import { dayIn, startOfDay } from "@/lib/domain/secret/retirement";
import type { RetirementPlan } from "@/lib/domain/secret/rotation";
import { DAY_MS } from "@/lib/domain/secret/secret";

type Props = {
  /** Which secret it is: "older". */
  name: string;
  plan: RetirementPlan | null;
  isPending: boolean;
  refused: Problem | null;
  error: string | undefined;
  onEdited: () => void;
  onCancel: () => void;
  /** With an ISO instant and the browser's time zone. */
  onSave: (retireAt: string, zone: string) => void;
};

/** Asks on which day a secret is to be retired, in the time zone of the person who plans it. */
export function RetirementDialog(props: Props) {
  const { name, plan, isPending, refused, error, onEdited, onCancel, onSave } = props;
  const [zone] = useState(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [day, setDay] = useState(() => (plan ? dayIn(plan.retireAt, zone) : ""));
  const [isTried, setTried] = useState(false);
  const retireAt = startOfDay(day);
  const type = (text: string) => {
    setDay(text);
    setTried(false);
    onEdited();
  };
  return (
    <ConfirmDialog
      isOpen
      onCancel={onCancel}
      onConfirm={() => {
        setTried(true);
        if (retireAt !== null) onSave(retireAt, zone);
      }}
      title={`Retirement date for the ${name} secret`}
      confirmLabel="Set retirement date"
      pending={isPending}
      pendingLabel="Setting retirement date…"
    >
      <div className="flex flex-col gap-3">
        {refused && error === undefined ? <ProblemNotice problem={refused} /> : null}
        <p>
          A reminder for everyone who can see this page. Cognito secrets don’t expire: this one works until a
          rotation deletes it.
        </p>
        <div className="flex flex-col gap-2 text-ink">
          <TextField
            name="retireAt"
            label="Retirement date"
            hint={`As YYYY-MM-DD, in your time zone (${zone}).`}
            placeholder="YYYY-MM-DD"
            className="max-w-40 tabular-nums"
            error={error ?? (isTried && retireAt === null ? "Enter a date as YYYY-MM-DD." : undefined)}
            value={day}
            onChange={(event) => type(event.target.value)}
          />
          <div className="flex flex-wrap gap-2">
            {[30, 90, 180].map((days) => (
              <Button key={days} size="small" onClick={() => type(dayIn(serverNow() + days * DAY_MS, zone))}>
                In {days} days
              </Button>
            ))}
          </div>
        </div>
      </div>
    </ConfirmDialog>
  );
}

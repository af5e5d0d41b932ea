"use client";

import { useState } from "react";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import { RowMenu } from "@/components/ui/row-menu";
import { WAIVER_DAYS } from "@/lib/domain/finding/waiver-days";
import type { FormAction } from "@/lib/domain/result";

/** The acts on a finding, as a page passes them to each. */
export type WaiverActs = { readonly waive: FormAction<unknown>; readonly unwaive: FormAction<unknown> };

type Props = WaiverActs & {
  poolId: string;
  rule: string;
  objectKind: string;
  objectId: string;
  /** What was found, and on what: "No owner team", "billing-export". */
  title: string;
  name: string;
  isWaived: boolean;
};

/** The menu of a finding, for people who may waive it: accept the risk for a time, or end that. */
export function WaiveFinding(props: Props) {
  const { poolId, rule, objectKind, objectId, title, name, isWaived } = props;
  const [asking, setAsking] = useState<"waive" | "end" | null>(null);
  const fields = { poolId, rule, objectKind, objectId };
  const close = () => setAsking(null);
  return (
    <>
      <RowMenu
        label={`Actions for ${title}, ${name}`}
        groups={[
          [
            { label: isWaived ? "Change waiver" : "Waive", act: () => setAsking("waive") },
            ...(isWaived ? [{ label: "End waiver", act: () => setAsking("end") }] : []),
          ],
        ]}
      />
      {asking === "waive" ? <WaiveDialog {...props} fields={fields} onClose={close} /> : null}
      {asking === "end" ? <EndDialog {...props} fields={fields} onClose={close} /> : null}
    </>
  );
}

type DialogProps = Props & { fields: Record<string, string>; onClose: () => void };

const choices = WAIVER_DAYS.map((days) => ({ value: days, label: `${days} days` }));

function WaiveDialog({ title, name, fields, waive, onClose }: DialogProps) {
  const [reason, setReason] = useState("");
  const [days, setDays] = useState<string>("90");
  const form = useFormAction(waive, (_done, page) => {
    onClose();
    page.refresh(`“${title}” of ${name} was waived for ${days} days.`);
  });
  return (
    <ConfirmDialog
      isOpen
      onCancel={onClose}
      onConfirm={() => form.send(formOf({ ...fields, reason, days }))}
      title={`Waive “${title}” of ${name}?`}
      confirmLabel="Waive finding"
      pending={form.isPending}
      pendingLabel="Waiving finding…"
    >
      <div className="flex flex-col gap-3">
        {form.refused && Object.keys(form.fields).length === 0 ? (
          <ProblemNotice problem={form.refused} />
        ) : null}
        <p>
          A waiver accepts the risk for a time. Everyone sees it with your name, and the finding comes back
          when it ends.
        </p>
        <div className="flex flex-col gap-3 text-ink">
          <TextField
            name="reason"
            label="Reason"
            hint="Why the risk is acceptable, and what limits it."
            maxLength={500}
            error={form.fields.reason}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
              form.edited("reason");
            }}
          />
          <SelectField
            name="days"
            label="Waive for"
            options={choices}
            defaultValue={days}
            onChoose={setDays}
            error={form.fields.days}
          />
        </div>
      </div>
    </ConfirmDialog>
  );
}

function EndDialog({ title, name, fields, unwaive, onClose }: DialogProps) {
  const form = useFormAction(unwaive, (_done, page) => {
    onClose();
    page.refresh(`The waiver of “${title}” of ${name} was ended.`);
  });
  return (
    <ConfirmDialog
      isOpen
      onCancel={onClose}
      onConfirm={() => form.send(formOf(fields))}
      title={`End the waiver of “${title}” of ${name}?`}
      confirmLabel="End waiver"
      pending={form.isPending}
      pendingLabel="Ending waiver…"
    >
      <div className="flex flex-col gap-3">
        {form.refused ? <ProblemNotice problem={form.refused} /> : null}
        <p>The finding is open again at once.</p>
      </div>
    </ConfirmDialog>
  );
}

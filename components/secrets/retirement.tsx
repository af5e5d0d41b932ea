"use client";

import { useRef, useState } from "react";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { RetirementDialog } from "@/components/secrets/retirement-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { serverNow } from "@/components/ui/text/server-clock";
import type { FormAction } from "@/lib/domain/result";
import { dayIn } from "@/lib/domain/secret/retirement";
import type { RetirementPlan } from "@/lib/domain/secret/rotation";

type Props = {
  plan: RetirementPlan | null;
  /** Which secret it is: "older". */
  name: string;
  fields: Readonly<Record<"poolId" | "clientId" | "secretId", string>>;
  /** Null where the person may not plan anything. */
  save: FormAction<unknown> | null;
};

/** When a secret is to be retired. Cognito's secrets never expire (cognito-facts 2.6), so it is a note to people. */
export function Retirement({ plan, name, fields, save }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {plan === null ? (
        <span>None (Cognito secrets don’t expire)</span>
      ) : (
        <span className="flex flex-wrap items-center gap-x-2">
          <span>
            <time dateTime={plan.retireAt} data-tip="" className="tabular-nums">
              {dayIn(plan.retireAt, plan.zone)}
            </time>{" "}
            in {plan.zone}, set by {plan.plannedBy}
          </span>
          <Overdue at={plan.retireAt} />
        </span>
      )}
      {save ? <Edit plan={plan} name={name} fields={fields} save={save} /> : null}
    </div>
  );
}

function Overdue({ at }: { at: string }) {
  const [openedAt] = useState(serverNow);
  return Date.parse(at) < openedAt ? <Badge tone="warn">Overdue</Badge> : null;
}

function Edit({ plan, name, fields, save }: Props & { save: FormAction<unknown> }) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const setting = useFormAction(save, (_done, { refresh }) => {
    setOpen(false);
    refresh("Retirement date set.");
  });
  const restoring = useFormAction(save, (_done, { refresh }) => refresh("Retirement date set again."));
  const sent = ({ retireAt, zone }: Pick<RetirementPlan, "retireAt" | "zone">) =>
    formOf({ ...fields, retireAt, zone });
  const removal = useFormAction(save, (_done, { refresh }) => {
    // The button of this goes with the date.
    opener.current?.focus();
    refresh({
      sentence: "Retirement date removed.",
      ...(plan && { act: { label: "Undo", run: () => restoring.send(sent(plan)) } }),
    });
  });
  const refused = (removal.refused ?? restoring.refused)?.message;
  return (
    <>
      <span className="flex flex-wrap gap-2">
        <Button ref={opener} size="small" onClick={() => setOpen(true)}>
          {plan === null ? "Set date" : "Change date"}
          <span className="sr-only"> of the {name} secret’s retirement</span>
        </Button>
        {plan === null ? null : (
          <Button
            size="small"
            variant="quiet"
            pending={removal.isPending}
            pendingLabel="Removing date…"
            onClick={() => removal.send(sent({ retireAt: "", zone: plan.zone }))}
          >
            Remove date
            <span className="sr-only"> of the {name} secret’s retirement</span>
          </Button>
        )}
      </span>
      {refused === undefined ? null : (
        <p role="alert" className="basis-full text-danger-ink">
          {refused}
        </p>
      )}
      {isOpen ? (
        <RetirementDialog
          name={name}
          plan={plan}
          isPending={setting.isPending}
          refused={setting.refused}
          error={setting.fields.retireAt ?? setting.fields.zone}
          onEdited={() => setting.edited("retireAt")}
          onCancel={() => setOpen(false)}
          onSave={(retireAt, zone) => setting.send(sent({ retireAt, zone }))}
        />
      ) : null}
    </>
  );
}

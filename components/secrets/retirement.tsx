"use client";

import { useState } from "react";
import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { RetirementDialog } from "@/components/secrets/retirement-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ExactTime } from "@/components/ui/text/exact-time";
import { Moment } from "@/components/ui/text/moment";
import { serverNow } from "@/components/ui/text/server-clock";
import type { FormAction } from "@/lib/domain/result";
import type { RetirementPlan } from "@/lib/domain/secret/rotation";

type Props = {
  plan: RetirementPlan | null;
  /** Which of the two it is: "current". */
  what: "current" | "next";
  fields: Readonly<Record<"poolId" | "clientId" | "secretId", string>>;
  /** Null where the person may not plan anything. */
  save: FormAction<unknown> | null;
};

/** When a secret is to be retired. Cognito's secrets never expire (cognito-facts 2.6), so it is a note to people. */
export function Retirement({ plan, what, fields, save }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {plan === null ? (
        <span>No retirement date (Cognito secrets don’t expire)</span>
      ) : (
        <span>
          <Moment at={plan.retireAt} />, <ExactTime at={plan.retireAt} />, set by {plan.plannedBy} in{" "}
          {plan.zone}. Cognito secrets don’t expire. <Overdue at={plan.retireAt} />
        </span>
      )}
      {save ? <Edit plan={plan} what={what} fields={fields} save={save} /> : null}
    </div>
  );
}

function Overdue({ at }: { at: string }) {
  const [openedAt] = useState(serverNow);
  return Date.parse(at) < openedAt ? <Badge tone="warn">Overdue</Badge> : null;
}

function Edit({ plan, what, fields, save }: Props & { save: FormAction<unknown> }) {
  const [isOpen, setOpen] = useState(false);
  const form = useFormAction(save, () => setOpen(false));
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {plan === null
          ? `Set the ${what} secret’s retirement date`
          : `Change the ${what} secret’s retirement date`}
      </Button>
      {isOpen ? (
        <RetirementDialog
          what={what}
          plan={plan}
          isPending={form.isPending}
          refused={form.refused}
          error={form.fields.retireAt ?? form.fields.zone}
          onEdited={() => form.edited("retireAt")}
          onCancel={() => setOpen(false)}
          onSave={(retireAt, zone) => form.send(formOf({ ...fields, retireAt, zone }))}
        />
      ) : null}
    </>
  );
}

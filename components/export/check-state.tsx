"use client";

import { useId, useState } from "react";
import { DriftFound } from "@/components/export/drift-found";
import { useDefinitions } from "@/components/export/use-definitions";
import { Field } from "@/components/ui/form/field";
import { FileInput } from "@/components/ui/form/file-input";
import { Notice } from "@/components/ui/notice";
import { compareState, type Drift, differentClients, type PoolContent } from "@/lib/domain/export/terraform-drift";
import { readTerraformState, type TerraformState } from "@/lib/domain/export/terraform-state";

type Props = { pool: PoolContent; definitions: { url: string; most: number } };

type Checked =
  | { is: "nothing" }
  | { is: "unreadable" }
  | { is: "of another pool"; poolIds: TerraformState["poolIds"] }
  | { is: "compared"; drift: Drift };

/** Compares a state or plan with the pool. The file is read here, in the browser, and sent nowhere. */
export function CheckState({ pool, definitions }: Props) {
  const id = useId();
  const [checked, setChecked] = useState<Checked>({ is: "nothing" });
  const { state, read } = useDefinitions(definitions.url, definitions.most);

  async function check(file: File | undefined): Promise<void> {
    if (!file) return;
    const found = readTerraformState(await file.text());
    if (!found) return setChecked({ is: "unreadable" });
    const drift = compareState(found, pool);
    if (!drift) return setChecked({ is: "of another pool", poolIds: found.poolIds });
    setChecked({ is: "compared", drift });
    await read(drift.clientsInBoth.flatMap(({ id }) => id ?? []));
  }

  return (
    <section aria-labelledby="check-state" className="flex min-w-0 flex-col gap-3">
      <h2 id="check-state" className="text-section font-semibold">
        Compare with Terraform
      </h2>
      <Field
        id={id}
        label="State file, or what terraform show -json prints of a state or a plan"
        hint="It is read in this browser and sent nowhere. Only settings of clients that this pool has are asked for."
      >
        {(wiring) => <FileInput {...wiring} accept=".json,.tfstate" choose={check} />}
      </Field>
      {checked.is === "unreadable" ? (
        <Notice
          tone="danger"
          title="This is neither a state file of version 4 nor the output of terraform show -json. Nothing was compared."
        />
      ) : null}
      {checked.is === "of another pool" ? (
        <Notice tone="danger" title="This file says nothing of this pool. Nothing was compared.">
          {checked.poolIds.length > 0
            ? `It is about ${checked.poolIds.join(", ")}.`
            : "It has no user pool, app client or resource server of Cognito in it."}
        </Notice>
      ) : null}
      {checked.is === "compared" ? (
        <DriftFound
          drift={checked.drift}
          differentClients={
            state.is === "done" ? differentClients(checked.drift.clientsInBoth, state.clients) : null
          }
        />
      ) : null}
      {checked.is === "compared" && state.is === "failed" ? (
        <Notice tone="danger" title={`${state.message} What differs is not known.`}>
          Choose the file again.
        </Notice>
      ) : null}
      <p role="status" className="text-ink-muted">
        {state.is === "reading" ? `${state.done} of ${state.all} clients read.` : ""}
      </p>
    </section>
  );
}

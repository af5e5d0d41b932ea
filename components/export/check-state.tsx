"use client";

import { useId } from "react";
import { DriftFound } from "@/components/export/drift-found";
import { useComparison } from "@/components/export/use-comparison";
import type { Source } from "@/components/export/use-definitions";
import { Field } from "@/components/ui/form/field";
import { FileInput } from "@/components/ui/form/file-input";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";

type Props = {
  /** Where the pool is listed again. */
  contentUrl: string;
  definitions: Source;
};

/** Compares a state or plan with the pool as Cognito has it at that moment. */
export function CheckState({ contentUrl, definitions }: Props) {
  const id = useId();
  const { compared, compare } = useComparison(contentUrl, definitions);
  return (
    <section aria-labelledby="check-state" className="flex min-w-0 flex-col gap-3">
      <h2 id="check-state" className="text-section font-semibold">
        Compare with Terraform
      </h2>
      <Field
        id={id}
        label="Terraform state file, or the output of terraform show -json"
        hint="Processed in your browser; the file is never uploaded. Only the IDs of this pool’s clients are sent, to read their settings."
      >
        {(wiring) => (
          <FileInput
            {...wiring}
            accept=".json,.tfstate"
            choose={(file) => (file ? void compare(file) : undefined)}
          />
        )}
      </Field>
      {compared.is === "unreadable" ? (
        <Notice
          tone="danger"
          title="This isn’t a version 4 state file or the output of terraform show -json. Nothing was compared."
        />
      ) : null}
      {compared.is === "too long" ? (
        <Notice
          tone="danger"
          title="This file is larger than 50 MB, so it wasn’t read. Nothing was compared."
        />
      ) : null}
      {compared.is === "of another pool" ? (
        <Notice tone="danger" title="This file contains nothing of this pool. Nothing was compared.">
          {compared.poolIds.length > 0
            ? `It contains ${compared.poolIds.join(", ")}.`
            : "It contains no Cognito user pool, app client or resource server."}
        </Notice>
      ) : null}
      {compared.is === "failed" ? (
        <Notice tone="danger" title="Couldn’t read the current settings from Cognito. Nothing was compared.">
          Choose the file again in a moment.
        </Notice>
      ) : null}
      {compared.is === "compared" ? <DriftFound found={compared} /> : null}
      <div className="flex max-w-form flex-col gap-1.5">
        {compared.is === "asking" && compared.all > 0 ? (
          <ProgressBar
            label="Clients compared"
            parts={[{ word: "read", count: compared.done, tone: "info" }]}
            of={compared.all}
          />
        ) : null}
        <p role="status" className="text-ink-muted">
          {compared.is === "asking" ? `${compared.done} of ${compared.all} clients read.` : ""}
        </p>
      </div>
    </section>
  );
}

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

/** Compares states and plans with the pool as Cognito has it at that moment. */
export function CheckState({ contentUrl, definitions }: Props) {
  const id = useId();
  const { compared, compare } = useComparison(contentUrl, definitions);
  const refused =
    compared.is === "refused" ? compared.refused : compared.is === "compared" ? compared.drift.refused : [];
  return (
    <section aria-labelledby="check-state" className="flex min-w-0 flex-col gap-3">
      <h2 id="check-state" className="text-section font-semibold">
        Compare with Terraform
      </h2>
      <Field
        id={id}
        label="Terraform state files, or the output of terraform show -json"
        hint="Choose one for each root module, together. Processed in your browser; files are never uploaded. Only the IDs of this pool’s clients are sent, to read their settings."
      >
        {(wiring) => (
          <FileInput
            {...wiring}
            multiple
            accept=".json,.tfstate"
            choose={(files) => (files.length > 0 ? void compare(files) : undefined)}
          />
        )}
      </Field>
      {refused.map(({ fileName, refusal }) => (
        <Notice key={fileName} tone="danger" title={`${fileName} wasn’t compared. ${refusal.what}`}>
          {refusal.instead}
        </Notice>
      ))}
      {compared.is === "failed" ? (
        <Notice tone="danger" title="Couldn’t read the current settings from Cognito. Nothing was compared.">
          Choose the files again in a moment.
        </Notice>
      ) : null}
      {compared.is === "compared" ? <DriftFound found={compared} again={() => void compare()} /> : null}
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

"use client";

import { useId, useState } from "react";
import { ImportedRows } from "@/components/clients/form/imported-rows";
import { Field } from "@/components/ui/form/field";
import { FileInput } from "@/components/ui/form/file-input";
import type { ImportedClient } from "@/lib/domain/client/import";
import type { ImportReport } from "@/lib/domain/client/import-report";
import type { ClientTemplate } from "@/lib/domain/client/template";
import type { ScopeChoice } from "@/lib/domain/scope/choice";

type Props = {
  choice: ScopeChoice;
  /** Called with the only client of the files, or the one that the person chose. */
  onRead: (label: string, template: ClientTemplate) => void;
  /** Called with all clients of the files that can be created. */
  onAll: (templates: readonly ClientTemplate[]) => void;
};

/** An export of a client with 300 resource servers is shorter. */
const MOST_FILE_BYTES = 5_000_000;

/**
 * Fills the form from files: exports, output of the AWS CLI, CSV. Several clients are listed with a report for each. The
 * files are read in the browser, which drops secrets and sends nothing.
 */
export function ImportClient({ choice, onRead, onAll }: Props) {
  const id = useId();
  const [sentence, setSentence] = useState<string | null>(null);
  const [read, setRead] = useState<string | null>(null);
  const [rows, setRows] = useState<readonly ImportReport[]>([]);

  function take(label: string, template: ClientTemplate): void {
    setRead(label);
    onRead(label, template);
  }

  async function choose(files: readonly File[]): Promise<void> {
    setRead(null);
    setRows([]);
    if (files.length === 0) return;
    if (files.some(({ size }) => size > MOST_FILE_BYTES))
      return setSentence("A file is larger than 5 MB, so nothing was imported.");
    const texts = await Promise.all(files.map((file) => file.text().catch(() => "")));
    const { readClientFile } = await import("@/lib/domain/client/import");
    const ofFiles: (readonly ImportedClient[])[] = [];
    for (const [index, text] of texts.entries()) {
      const result = readClientFile(text);
      const where = files.length > 1 ? `${files[index]?.name}: ` : "";
      if (!result.ok) return setSentence(where + result.problem.message);
      ofFiles.push(result.value);
    }
    const clients = ofFiles.flat();
    const [first] = clients;
    if (first && clients.length === 1) {
      const { template } = first;
      setSentence(template.ok ? null : template.problem.message);
      if (template.ok) take(files[0]?.name ?? "", template.value);
      return;
    }
    setSentence(null);
    const { importReport } = await import("@/lib/domain/client/import-report");
    setRows(importReport(clients, choice));
  }

  return (
    <details className="rounded-card border border-line bg-surface px-4 py-3">
      <summary className="cursor-pointer font-medium">Import settings</summary>
      <div className="mt-3 flex flex-col gap-3">
        <Field
          id={id}
          label="Export, output of the AWS CLI, or CSV"
          hint="JSON exports, describe-user-pool-client output, create-user-pool-client input, or CSV with the columns name, scopes and token minutes. Processed in your browser; secrets in a file are dropped."
          error={sentence ?? undefined}
        >
          {(wiring) => (
            <FileInput {...wiring} multiple accept=".json,.csv,application/json,text/csv" choose={choose} />
          )}
        </Field>
        <p role="status" className="text-table text-ink-muted empty:hidden">
          {read === null
            ? null
            : `The form has the settings of ${read}. Review them before you create the client.`}
        </p>
        {rows.length > 0 ? <ImportedRows rows={rows} onUse={take} onAll={onAll} /> : null}
      </div>
    </details>
  );
}

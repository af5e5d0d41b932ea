"use client";

import { useId, useState } from "react";
import { Field } from "@/components/ui/form/field";
import { FileInput } from "@/components/ui/form/file-input";
import { MOST_FILE_BYTES, readClientFile } from "@/lib/domain/client/import";
import type { ClientTemplate } from "@/lib/domain/client/template";

/** Fills the form from a file that the console exported. The file is read in the browser, and this sends none of it. */
export function ImportClient({ onRead }: { onRead: (fileName: string, template: ClientTemplate) => void }) {
  const id = useId();
  const [sentence, setSentence] = useState<string | null>(null);
  const [read, setRead] = useState<string | null>(null);

  async function choose([file]: readonly File[]): Promise<void> {
    setRead(null);
    if (!file) return;
    if (file.size > MOST_FILE_BYTES)
      return setSentence("This file is too large to be an export of one client. Nothing was imported.");
    const text = await file.text().catch(() => "");
    const template = readClientFile(text);
    setSentence(template.ok ? null : template.problem.message);
    if (!template.ok) return;
    setRead(file.name);
    onRead(file.name, template.value);
  }

  return (
    <details className="rounded-card border border-line bg-surface px-4 py-3">
      <summary className="cursor-pointer font-medium">Import settings</summary>
      <div className="mt-3">
        <Field
          id={id}
          label="JSON export of one client"
          hint="From the Export page of a client in any environment. Processed in your browser; secrets aren’t included."
          error={sentence ?? undefined}
        >
          {(wiring) => <FileInput {...wiring} accept=".json,application/json" choose={choose} />}
        </Field>
        <p role="status" className="text-table text-ink-muted">
          {read === null
            ? null
            : `The form has the settings of ${read}. Review them before you create the client.`}
        </p>
      </div>
    </details>
  );
}

"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { CodeBlock } from "@/components/ui/code-block";
import { saveFile } from "@/components/ui/save-file";
import { type Exported, neededBy } from "@/lib/domain/client-definition";
import { type ExportForm, exportFile, exportForms } from "@/lib/domain/export-file";

type Props = { exported: Exported };

/** Clients as code in the form one chooses, with the resource servers of their scopes if wanted. */
export function ExportedCode({ exported }: Props) {
  const [form, setForm] = useState<ExportForm>("terraform");
  const [hasServers, setHasServers] = useState(true);
  const [hasPoolVariable, setHasPoolVariable] = useState(false);
  const chosen = exportForms.find(({ id }) => id === form);
  if (!chosen) return null;
  const part = { ...exported, servers: hasServers ? neededBy(exported) : [] };
  const text = exportFile(part, form, { hasPoolVariable });
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <fieldset className="flex flex-wrap gap-x-4 gap-y-2">
        <legend className="sr-only">Form</legend>
        {exportForms.map(({ id, title }) => (
          <label key={id} className="inline-flex items-center gap-2">
            <input
              type="radio"
              name="form"
              className="size-4 accent-accent"
              checked={id === form}
              onChange={() => setForm(id)}
            />
            {title}
          </label>
        ))}
      </fieldset>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Checkbox
          label="With the resource servers of their scopes"
          checked={hasServers}
          onChange={(event) => setHasServers(event.target.checked)}
        />
        {form.startsWith("terraform") ? (
          <Checkbox
            label="Pool id as a variable"
            checked={hasPoolVariable}
            onChange={(event) => setHasPoolVariable(event.target.checked)}
          />
        ) : null}
      </div>
      <p className="text-ink-muted">{chosen.hint} No secret is in it.</p>
      <CodeBlock
        title={chosen.fileName}
        code={text}
        actions={
          <Button size="small" variant="quiet" onClick={() => saveFile(chosen.fileName, text)}>
            Download
          </Button>
        }
      />
    </div>
  );
}

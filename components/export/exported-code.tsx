"use client";

import { Download } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { NotIncluded } from "@/components/export/not-included";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/form/checkbox";
import { RadioGroup } from "@/components/ui/form/radio-group";
import { Notice } from "@/components/ui/notice";
import { CodeBlock } from "@/components/ui/text/code-block";
import { saveFile } from "@/components/ui/text/save-file";
import { deadScopesOf, type Exported, neededBy } from "@/lib/domain/client/definition";
import { type ExportForm, exportFile, exportForms, MOST_IN_TEMPLATE } from "@/lib/domain/export/file";
import { applicable } from "@/lib/domain/export/flaws";

/** Loaded with the first code: the page is there without it. */
const Highlighted = lazy(async () => ({
  default: (await import("@/components/tokens/highlighted")).Highlighted,
}));

type Props = {
  /** The clients, and all resource servers of the pool. */
  exported: Exported;
  /** Identifiers of the resource servers that Cognito manages itself. */
  managedServers: readonly string[];
  /** Identifiers of the resource servers that are exported in any case. */
  chosenServers: readonly string[];
};

/** Clients and resource servers as code in a chosen form, with the resource servers of the scopes if wanted. */
export function ExportedCode({ exported, managedServers, chosenServers }: Props) {
  const [form, setForm] = useState<ExportForm>("terraform");
  const [hasServers, setHasServers] = useState(true);
  const [hasPoolVariable, setHasPoolVariable] = useState(false);
  const chosen = exportForms.find(({ id }) => id === form);
  if (!chosen) return null;
  const needed = new Set(hasServers ? neededBy(exported) : []);
  const servers = exported.servers.filter((it) => needed.has(it) || chosenServers.includes(it.identifier));
  const deadScopes = deadScopesOf(exported, managedServers);
  const part = { ...exported, servers, ...(deadScopes.length > 0 && { deadScopes }) };
  const { flaws } = applicable(part, chosen.use);
  const count = exported.clients.length + servers.length;
  const text = exportFile(part, form, { hasPoolVariable });
  const { shown, linesLeft } = beginningOf(text);
  return (
    <section aria-labelledby="as-code" className="flex min-w-0 flex-col gap-3">
      <h2 id="as-code" tabIndex={-1} className="text-section font-semibold">
        As code
      </h2>
      <RadioGroup
        legend="Format"
        isLegendHidden
        name="form"
        options={exportForms.map(({ id, title }) => ({ value: id, label: title }))}
        value={form}
        onChoose={setForm}
      />
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {exported.clients.length > 0 ? (
          <Checkbox
            label="Include the resource servers of their scopes"
            checked={hasServers}
            onChange={(event) => setHasServers(event.target.checked)}
          />
        ) : null}
        {form.startsWith("terraform") ? (
          <Checkbox
            label="Pool ID as a variable"
            checked={hasPoolVariable}
            onChange={(event) => setHasPoolVariable(event.target.checked)}
          />
        ) : null}
      </div>
      <p className="text-ink-muted">{chosen.hint} Secrets are never included.</p>
      <NotIncluded />
      {flaws.length > 0 ? (
        <Notice
          tone="warn"
          title={`${flaws.length === 1 ? "1 setting or resource isn’t" : `${flaws.length} settings or resources aren’t`} exported as Cognito has them`}
        >
          <ul className="flex list-disc flex-col gap-0.5 pl-5">
            {flaws.slice(0, SHOWN_FLAWS).map((flaw) => (
              <li key={flaw}>{flaw}</li>
            ))}
          </ul>
          {flaws.length > SHOWN_FLAWS ? <p>And {flaws.length - SHOWN_FLAWS} more, in the file.</p> : null}
        </Notice>
      ) : null}
      {(form === "cloudformation" || form === "cdk") && count > MOST_IN_TEMPLATE ? (
        <Notice
          tone="warn"
          title={`A template can have at most ${MOST_IN_TEMPLATE} resources, and this one has ${count}.`}
        >
          Export fewer at a time, each into its own stack.
        </Notice>
      ) : null}
      <CodeBlock
        title={chosen.fileName}
        code={text}
        isBounded
        actions={
          <Button size="small" variant="quiet" onClick={() => saveFile(chosen.fileName, text)}>
            <Download aria-hidden="true" />
            Download
          </Button>
        }
      >
        <Suspense fallback={shown}>
          <Highlighted code={shown} language={chosen.language} />
        </Suspense>
      </CodeBlock>
      {linesLeft > 0 ? (
        <p className="text-ink-muted">
          {`${linesLeft.toLocaleString("en")} more ${linesLeft === 1 ? "line is" : "lines are"} in the file. Copy and Download include all of it.`}
        </p>
      ) : null}
    </section>
  );
}

/** The most flaws that are drawn. The file has all. */
const SHOWN_FLAWS = 10;

/** More than anybody reads on a screen; a page that holds all of a large pool’s code is slow. */
const SHOWN_LINES = 1_000;

function beginningOf(text: string): { shown: string; linesLeft: number } {
  const lines = text.trimEnd().split("\n");
  if (lines.length <= SHOWN_LINES) return { shown: text, linesLeft: 0 };
  return { shown: `${lines.slice(0, SHOWN_LINES).join("\n")}\n…`, linesLeft: lines.length - SHOWN_LINES };
}

"use client";

import { useState } from "react";
import { Highlighted } from "@/components/tokens/highlighted";
import { RadioGroup } from "@/components/ui/form/radio-group";
import { CodeBlock } from "@/components/ui/text/code-block";
import { curlSnippets, secretSnippets } from "@/lib/domain/snippet/snippet";

type Props = {
  tokenUrl: string;
  clientId: string;
  scopes: readonly string[];
  /** The file that holds the secret, where one was just offered. */
  envFileName?: string;
};

/** The curl call that gets this client a token, in a chosen form. The secret is read from the environment. */
export function CurlSnippets({ envFileName, ...client }: Props) {
  const snippets = curlSnippets(client);
  const loads = secretSnippets(envFileName ?? "").filter(({ id }) => envFileName || id !== "load-file");
  const [chosen, setChosen] = useState(0);
  const snippet = snippets[chosen];
  if (!snippet) return null;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <h2 className="text-section font-semibold">Get a token in a terminal</h2>
      <p className="text-ink-muted">
        First, load the secret into an environment variable{" "}
        {loads.length > 1 ? "in one of these ways" : "so it stays out of your shell history"}.
      </p>
      {loads.map(({ id, title, hint, text }) => (
        <div key={id} className="flex min-w-0 flex-col gap-1">
          <CodeBlock title={title} code={text} copyWhat="command">
            <Highlighted code={text} language="shell" />
          </CodeBlock>
          <p className="text-table text-ink-muted">{hint}</p>
        </div>
      ))}
      <p className="text-ink-muted">Then call the token endpoint. {snippet.hint}</p>
      <RadioGroup
        legend="How to call curl"
        isLegendHidden
        name="curl"
        options={snippets.map(({ title }, index) => ({ value: index, label: title }))}
        value={chosen}
        onChoose={setChosen}
      />
      <CodeBlock title="curl" code={snippet.text}>
        <Highlighted code={snippet.text} language="shell" />
      </CodeBlock>
    </div>
  );
}

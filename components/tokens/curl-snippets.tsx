"use client";

import { useState } from "react";
import { CodeBlock } from "@/components/ui/code-block";
import { curlSnippets } from "@/lib/domain/snippet";

type Props = { tokenUrl: string; clientId: string; scopes: readonly string[] };

/** The curl call that gets this client a token, in the form one chooses. The secret is read from the environment. */
export function CurlSnippets(props: Props) {
  const snippets = curlSnippets(props);
  const [chosen, setChosen] = useState(0);
  const snippet = snippets[chosen];
  if (!snippet) return null;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div>
        <h2 className="text-section font-semibold">Get a token</h2>
        <p className="text-ink-muted">{snippet.hint}</p>
      </div>
      <fieldset className="flex flex-wrap gap-x-4 gap-y-2">
        <legend className="sr-only">How to call curl</legend>
        {snippets.map(({ id, title }, index) => (
          <label key={id} className="inline-flex items-center gap-2">
            <input
              type="radio"
              name="curl"
              className="size-4 accent-accent"
              checked={index === chosen}
              onChange={() => setChosen(index)}
            />
            {title}
          </label>
        ))}
      </fieldset>
      <CodeBlock title="curl" code={snippet.text} />
    </div>
  );
}

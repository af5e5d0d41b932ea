"use client";

import { useState } from "react";
import { ExportedCode } from "@/components/export/exported-code";
import { useDefinitions } from "@/components/export/use-definitions";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { SearchField } from "@/components/ui/search-field";
import type { ClientName } from "@/lib/domain/client";
import type { ExportedServer } from "@/lib/domain/client-definition";

type Props = {
  pool: { poolId: string; region: string };
  names: readonly ClientName[];
  servers: readonly ExportedServer[];
  /** Where definitions are streamed from, and of how many clients at a time. */
  definitions: { url: string; most: number };
};

/** So many are drawn; the rest is found by searching. */
const SHOWN = 100;

/** A choice of clients, or all of them, as code. Their settings are read at Cognito's rate, five a second. */
export function ExportPool({ pool, names, servers, definitions }: Props) {
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { state, read } = useDefinitions(definitions.url, definitions.most);
  const wanted = text.trim().toLowerCase();
  const found = names.filter(
    ({ clientId, name }) => name.toLowerCase().includes(wanted) || clientId.includes(wanted),
  );
  const toggle = (clientId: string, isOn: boolean) =>
    setChosen(
      (before) => new Set(isOn ? [...before, clientId] : [...before].filter((it) => it !== clientId)),
    );
  const isReading = state.is === "reading";
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <SearchField
        label="Search clients"
        name="text"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <fieldset className="flex max-h-80 flex-col gap-2 overflow-y-auto rounded-card border border-line p-3">
        <legend className="sr-only">App clients</legend>
        {found.slice(0, SHOWN).map(({ clientId, name }) => (
          <Checkbox
            key={clientId}
            label={name}
            description={<code className="font-mono text-code wrap-anywhere">{clientId}</code>}
            checked={chosen.has(clientId)}
            onChange={(event) => toggle(clientId, event.target.checked)}
          />
        ))}
        {found.length > SHOWN ? (
          <p className="text-ink-muted">{found.length - SHOWN} more. Search to see them.</p>
        ) : null}
        {found.length === 0 ? <p className="text-ink-muted">No client has this in its name or id.</p> : null}
      </fieldset>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          pending={isReading}
          pendingLabel="Reading…"
          unavailable={chosen.size === 0}
          onClick={() => read([...chosen])}
        >
          {`Export selected (${chosen.size})`}
        </Button>
        <Button
          unavailable={isReading || names.length === 0}
          onClick={() => read(names.map(({ clientId }) => clientId))}
        >
          {`Export all (${names.length})`}
        </Button>
        <p role="status" className="text-ink-muted">
          {isReading ? `${state.done} of ${state.all} clients read.` : ""}
        </p>
      </div>
      {state.is === "failed" ? <Notice tone="danger" title={state.message} /> : null}
      {state.is === "done" ? <ExportedCode exported={{ ...pool, clients: state.clients, servers }} /> : null}
    </div>
  );
}

"use client";

import { useState } from "react";
import { ExportedCode } from "@/components/export/exported-code";
import { type Reading, type Source, useDefinitions } from "@/components/export/use-definitions";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/form/checkbox";
import { SearchField } from "@/components/ui/form/search-field";
import { Notice } from "@/components/ui/notice";
import type { PoolContent } from "@/lib/domain/export/terraform-drift";

type Props = {
  pool: PoolContent;
  definitions: Source;
};

/** Exports chosen or all clients and resource servers as code. Settings are read at Cognito's rate, five a second. */
export function ExportPool({ pool, definitions }: Props) {
  const [text, setText] = useState("");
  const [clientIds, toggleClient] = useChoice();
  const [identifiers, toggleServer] = useChoice();
  /** The resource servers of the latest export. */
  const [exported, setExported] = useState<readonly string[]>([]);
  const [pressed, setPressed] = useState<"selected" | "all">("selected");
  const { state, read } = useDefinitions(definitions);
  const clients = pool.clients.map(({ clientId, name }) => ({ id: clientId, name }));
  const servers = pool.servers.map(({ identifier, name }) => ({ id: identifier, name }));
  const wanted = text.trim().toLowerCase();
  const isWanted = (it: { id: string; name: string }) =>
    `${it.name}\n${it.id}`.toLowerCase().includes(wanted);
  const isReading = state.is === "reading";
  const count = clientIds.size + identifiers.size;

  function start(
    button: "selected" | "all",
    ofClients: readonly string[],
    ofServers: readonly string[],
  ): void {
    setPressed(button);
    setExported(ofServers);
    void read(ofClients, ofServers.length);
  }

  return (
    <div className="flex min-w-0 flex-col gap-4">
      <SearchField
        label="Search clients and resource servers"
        name="text"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ChoiceList
        legend="App clients"
        items={clients.filter(isWanted)}
        chosen={clientIds}
        toggle={toggleClient}
      />
      <ChoiceList
        legend="Resource servers"
        items={servers.filter(isWanted)}
        chosen={identifiers}
        toggle={toggleServer}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant="primary"
          pending={isReading && pressed === "selected"}
          pendingLabel="Reading…"
          unavailable={isReading || count === 0}
          onClick={() => start("selected", [...clientIds], [...identifiers])}
        >
          {`Export selected (${count})`}
        </Button>
        <Button
          pending={isReading && pressed === "all"}
          pendingLabel="Reading…"
          unavailable={isReading || clients.length + servers.length === 0}
          onClick={() =>
            start(
              "all",
              clients.map(({ id }) => id),
              servers.map(({ id }) => id),
            )
          }
        >
          {`Export all (${clients.length + servers.length})`}
        </Button>
        <p role="status" className="text-ink-muted">
          {isReading ? progressOf(state) : ""}
        </p>
      </div>
      {state.is === "failed" ? (
        <Notice tone="danger" title={`${state.message} Nothing was exported.`}>
          Try again.
        </Notice>
      ) : null}
      {state.is === "done" ? (
        <ExportedCode exported={{ ...pool, clients: state.clients }} chosenServers={exported} />
      ) : null}
    </div>
  );
}

const progressOf = ({ done, all, secondsLeft }: Extract<Reading, { is: "reading" }>) =>
  `${done} of ${all} clients read.${secondsLeft === null ? "" : ` About ${secondsLeft} seconds left, at Cognito’s rate.`}`;

function useChoice(): [ReadonlySet<string>, (id: string, isOn: boolean) => void] {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return [
    chosen,
    (id, isOn) =>
      setChosen((before) => new Set(isOn ? [...before, id] : [...before].filter((it) => it !== id))),
  ];
}

type ChoiceListProps = {
  /** Names the group: "App clients". */
  legend: string;
  /** The choices that match the search. */
  items: readonly { id: string; name: string }[];
  chosen: ReadonlySet<string>;
  toggle: (id: string, isOn: boolean) => void;
};

/** The most choices that are drawn. A search finds the rest. */
const SHOWN = 100;

/** Checkboxes in a box of limited height. */
function ChoiceList({ legend, items, chosen, toggle }: ChoiceListProps) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="flex max-h-80 flex-col gap-2 overflow-y-auto rounded-card border border-line p-3">
        {items.slice(0, SHOWN).map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            description={<code className="font-mono text-code wrap-anywhere">{id}</code>}
            checked={chosen.has(id)}
            onChange={(event) => toggle(id, event.target.checked)}
          />
        ))}
        {items.length > SHOWN ? (
          <p className="text-ink-muted">{items.length - SHOWN} more. Search to see them.</p>
        ) : null}
        {items.length === 0 ? <p className="text-ink-muted">No match by name or ID.</p> : null}
      </div>
    </fieldset>
  );
}

"use client";

import { useState } from "react";
import { ChoiceList } from "@/components/export/choice-list";
import { ExportedCode } from "@/components/export/exported-code";
import { type Reading, type Source, useDefinitions } from "@/components/export/use-definitions";
import { Button } from "@/components/ui/button";
import { SearchField } from "@/components/ui/form/search-field";
import { Notice } from "@/components/ui/notice";
import type { PoolContent } from "@/lib/domain/export/terraform-drift";

type Props = {
  pool: PoolContent;
  definitions: Source;
};

/** A choice of clients and resource servers, or all of them, as code. Settings are read at Cognito's rate, five a second. */
export function ExportPool({ pool, definitions }: Props) {
  const [text, setText] = useState("");
  const [clientIds, toggleClient] = useChoice();
  const [identifiers, toggleServer] = useChoice();
  /** The resource servers of the export that was asked for last. */
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
    void read(ofClients);
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

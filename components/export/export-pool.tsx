"use client";

import { useEffect, useRef, useState } from "react";
import { ChoiceList } from "@/components/export/choice-list";
import { ExportedCode } from "@/components/export/exported-code";
import { type Reading, type Source, useDefinitions } from "@/components/export/use-definitions";
import { Button } from "@/components/ui/button";
import { SearchField } from "@/components/ui/form/search-field";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { PoolContent } from "@/lib/domain/export/terraform-drift";

type Props = {
  pool: PoolContent;
  definitions: Source;
};

/** Exports chosen or all clients and resource servers as code. Settings are read at Cognito's rate. */
export function ExportPool({ pool, definitions }: Props) {
  const [text, setText] = useState("");
  const [clientIds, chooseClients] = useChoice();
  const [identifiers, chooseServers] = useChoice();
  /** The resource servers of the latest export. */
  const [exported, setExported] = useState<readonly string[]>([]);
  const [pressed, setPressed] = useState<"selected" | "all">("selected");
  const { state, read, cancel } = useDefinitions(definitions);
  const place = useRef<HTMLDivElement>(null);
  const clients = pool.clients.map(({ clientId, name }) => ({ id: clientId, name }));
  const servers = pool.servers.map(({ identifier, name }) => ({ id: identifier, name }));
  const wanted = text.trim().toLowerCase();
  const isWanted = (it: { id: string; name: string }) =>
    `${it.name}\n${it.id}`.toLowerCase().includes(wanted);
  const isReading = state.is === "reading";
  const count = clientIds.size + identifiers.size;
  const isDone = state.is === "done";
  useEffect(() => {
    // The selection has made room for the result, and its buttons are gone.
    if (isDone) place.current?.querySelector("h2")?.focus();
  }, [isDone]);

  function start(
    button: "selected" | "all",
    ofClients: readonly string[],
    ofServers: readonly string[],
  ): void {
    setPressed(button);
    setExported(ofServers);
    void read(ofClients, ofServers.length);
  }

  if (isDone)
    return (
      <div ref={place} className="flex min-w-0 flex-col gap-4">
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-card border border-line bg-surface px-4 py-2">
          <p>{contentInWords(state.clients.length, exported.length)}</p>
          <Button size="small" onClick={cancel}>
            Change selection
          </Button>
        </div>
        <ExportedCode
          exported={{
            poolId: pool.poolId,
            region: pool.region,
            servers: pool.servers,
            clients: state.clients,
          }}
          managedServers={pool.managedServers}
          chosenServers={exported}
        />
      </div>
    );
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <SearchField
        label="Search clients and resource servers"
        name="text"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="max-w-form"
      />
      {/* Relative, or what is read but not drawn would make the page as long as the list. */}
      <div className="relative flex max-h-96 flex-col gap-5 overflow-y-auto rounded-card border border-line bg-surface p-3">
        <ChoiceList
          legend="App clients"
          items={clients.filter(isWanted)}
          chosen={clientIds}
          choose={chooseClients}
        />
        <ChoiceList
          legend="Resource servers"
          items={servers.filter(isWanted)}
          chosen={identifiers}
          choose={chooseServers}
        />
      </div>
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
        {isReading ? <Button onClick={cancel}>Cancel</Button> : null}
      </div>
      {isReading ? <Progress {...state} /> : null}
      {state.is === "failed" ? (
        <Notice tone="danger" title={`${state.message} Nothing was exported.`}>
          Try again.
        </Notice>
      ) : null}
    </div>
  );
}

function Progress({ done, all, secondsLeft }: Extract<Reading, { is: "reading" }>) {
  return (
    <div className="flex max-w-form flex-col gap-1.5">
      <ProgressBar label="Clients read" parts={[{ word: "read", count: done, tone: "info" }]} of={all} />
      <p role="status" className="text-table text-ink-muted tabular-nums">
        {`${done} of ${all} clients read.`}
        {secondsLeft === null ? null : ` About ${secondsLeft} seconds left, at Cognito’s rate.`}
      </p>
    </div>
  );
}

const contentInWords = (clients: number, servers: number) =>
  `${clients.toLocaleString("en")} ${clients === 1 ? "client" : "clients"} and ${servers.toLocaleString("en")} ${servers === 1 ? "resource server" : "resource servers"} exported, as Cognito has them now.`;

function useChoice(): [ReadonlySet<string>, (ids: readonly string[], isOn: boolean) => void] {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choose = (ids: readonly string[], isOn: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      for (const id of ids) isOn ? after.add(id) : after.delete(id);
      return after;
    });
  return [chosen, choose];
}

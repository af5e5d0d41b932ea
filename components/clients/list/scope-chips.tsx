"use client";

import { useState } from "react";
import { ScopeChip, type ServerNames } from "@/components/clients/list/scope-chip";
import { PopoverPanel } from "@/components/ui/popover-panel";
import { byServer } from "@/lib/domain/scope";

type Props = {
  /** The scope to show: the one that the search asked for, if it did. Null where the client has none. */
  first: string | null;
  count: number;
  /** Reads all scopes. */
  read: () => Promise<readonly string[]>;
  serverNames: ServerNames;
};

/** A client's scopes: one as a chip, and a button that reads all of them, which the list does not have, into a panel. */
export function ScopeChips({ first, count, read, serverNames }: Props) {
  const [all, setAll] = useState<"closed" | "coming" | "failed" | readonly string[]>("closed");
  if (first === null) return <span className="text-ink-muted">None</span>;

  function load() {
    if (all === "coming" || typeof all === "object") return;
    setAll("coming");
    read().then(setAll, () => setAll("failed"));
  }

  return (
    <span className="flex min-w-0 items-center gap-1">
      <ScopeChip scope={first} serverNames={serverNames} />
      {count > 1 ? (
        <PopoverPanel
          label={`+${count - 1}, show all scopes`}
          trigger={`+${count - 1}`}
          triggerClassName="chip-more"
          place="anchored [--width:22rem]"
          title={all === "closed" ? undefined : `${count} scopes`}
          onOpen={load}
        >
          <p role="status" className={all === "coming" ? "p-4 text-table text-ink-muted" : "sr-only"}>
            {all === "coming" ? "Loading scopes…" : null}
            {typeof all === "object" ? "All scopes are shown." : null}
          </p>
          {all === "failed" ? (
            <p role="alert" className="p-4 text-table text-danger-ink">
              Couldn’t load the scopes. Try again, or open the client.
            </p>
          ) : null}
          {typeof all === "object" ? <AllScopes scopes={all} serverNames={serverNames} /> : null}
        </PopoverPanel>
      ) : null}
    </span>
  );
}

/** All scopes under the names of their APIs. */
function AllScopes({ scopes, serverNames }: { scopes: readonly string[]; serverNames: ServerNames }) {
  return (
    <dl className="flex flex-col gap-3 p-4 text-table">
      {[...byServer(scopes)].map(([identifier, names]) => (
        <div key={identifier}>
          <dt className="font-medium wrap-anywhere">{serverNames[identifier] || identifier || "Cognito"}</dt>
          {serverNames[identifier] ? (
            <dd className="font-mono text-small wrap-anywhere text-ink-muted">{identifier}</dd>
          ) : null}
          {names.map((name) => (
            <dd key={name} className="mt-1 font-mono text-code wrap-anywhere">
              {name}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

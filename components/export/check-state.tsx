"use client";

import { useState } from "react";
import { useDefinitions } from "@/components/export/use-definitions";
import { Notice } from "@/components/ui/notice";
import type { ClientName } from "@/lib/domain/client";
import { compareNames, type Drift, differencesOf, readTerraformState } from "@/lib/domain/terraform-state";

type Props = {
  poolId: string;
  names: readonly ClientName[];
  definitions: { url: string; most: number };
};

/** Compares a state or plan with the pool. The file is read here, in the browser, and sent nowhere. */
export function CheckState({ poolId, names, definitions }: Props) {
  const [drift, setDrift] = useState<Drift | "unreadable" | null>(null);
  const { state, read } = useDefinitions(definitions.url, definitions.most);

  async function check(file: File | undefined): Promise<void> {
    if (!file) return;
    const clients = readTerraformState(await file.text());
    if (!clients) return setDrift("unreadable");
    const found = compareNames(clients, poolId, names);
    setDrift(found);
    await read(found.inBoth.map(({ clientId }) => clientId));
  }

  const definitionOf = new Map(
    state.is === "done" ? state.clients.map((client) => [client.clientId, client] as const) : [],
  );
  return (
    <section aria-labelledby="check-state" className="flex min-w-0 flex-col gap-3">
      <h2 id="check-state" className="text-section font-semibold">
        Compare with Terraform
      </h2>
      <label className="flex flex-col gap-1">
        State file, or what terraform show -json prints
        <input type="file" accept=".json,.tfstate" onChange={(event) => check(event.target.files?.[0])} />
      </label>
      <p className="text-ink-muted">
        The file is read in this browser and sent nowhere. Only settings of clients that this pool has are
        asked for.
      </p>
      {drift === "unreadable" ? (
        <Notice
          tone="danger"
          title="This is neither a state file of version 4 nor the output of terraform show -json. Nothing was compared."
        />
      ) : null}
      {drift && drift !== "unreadable" ? (
        <>
          <Found
            title="Only in the pool"
            lines={drift.onlyInPool.map(({ clientId, name }) => `${name} (${clientId})`)}
          />
          <Found
            title="Only in code"
            lines={drift.onlyInCode.map(({ address, name }) => `${name} (${address})`)}
          />
          {state.is === "done" ? (
            <Found
              title="Different"
              lines={drift.inBoth.flatMap((it) => {
                const client = definitionOf.get(it.clientId);
                const differences = client ? differencesOf(it, client) : [];
                return differences.length > 0
                  ? [`${it.name} (${it.address}): ${differences.join(", ")}`]
                  : [];
              })}
            />
          ) : null}
          {state.is === "failed" ? <Notice tone="danger" title={state.message} /> : null}
        </>
      ) : null}
    </section>
  );
}

function Found({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section aria-label={title} className="flex flex-col gap-1">
      <h3 className="font-medium">
        {title}: {lines.length}
      </h3>
      <ul className="flex flex-col gap-1 text-table wrap-anywhere text-ink-muted">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

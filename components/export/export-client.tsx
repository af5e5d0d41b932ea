"use client";

import { useEffect, useRef } from "react";
import { ExportedCode } from "@/components/export/exported-code";
import { type Source, useDefinitions } from "@/components/export/use-definitions";
import { Notice } from "@/components/ui/notice";
import type { Exported } from "@/lib/domain/client/definition";

type Props = {
  clientId: string;
  /** The pool and its resource servers. */
  pool: Omit<Exported, "clients">;
  /** Identifiers of the resource servers that Cognito manages itself. */
  managedServers: readonly string[];
  definitions: Source;
};

/** One client as code. Its settings come by the same request as a pool's export, which leaves a row in the audit trail. */
export function ExportClient({ clientId, pool, managedServers, definitions }: Props) {
  const { state, read } = useDefinitions(definitions);
  const isBegun = useRef(false);
  useEffect(() => {
    if (isBegun.current) return;
    isBegun.current = true;
    void read([clientId], 0);
  });
  if (state.is === "failed")
    return (
      <Notice tone="danger" title={`${state.message} Nothing was exported.`}>
        Reload the page to try again.
      </Notice>
    );
  if (state.is === "done")
    return (
      <ExportedCode
        exported={{ ...pool, clients: state.clients }}
        managedServers={managedServers}
        chosenServers={[]}
      />
    );
  return (
    <p role="status" className="text-ink-muted">
      Reading the client’s settings…
    </p>
  );
}

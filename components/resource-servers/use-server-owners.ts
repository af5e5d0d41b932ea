"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { formOf } from "@/components/forms/form-of";
import { sent } from "@/components/forms/use-form-action";
import { hush, say } from "@/components/shell/toast";
import { policyText, type ScopePolicy } from "@/lib/domain/access/ownership";
import type { Problem } from "@/lib/domain/problem";
import type { FormAction } from "@/lib/domain/result";
import type { ResourceServer } from "@/lib/domain/scope";

/** A resource server, its scope policy, and the intent of the form that changes the policy. */
export type OwnedServer = {
  readonly server: ResourceServer;
  readonly policy: ScopePolicy;
  readonly intentId: string;
};

/** What all of the selected resource servers get. */
type Wanted = {
  /** An empty team leaves each one's owner as it is. */
  readonly team: string;
  /** The name of the team again, where it was confirmed as a new one. */
  readonly newTeam: string;
  readonly opensScopes: boolean;
};

export type Run = {
  readonly is: "idle" | "running" | "ended";
  readonly done: number;
  readonly of: number;
  /** The resource server that ended the run early, and why. */
  readonly refused: { readonly name: string; readonly problem: Problem } | null;
};

/** Saves the owners of resource servers one by one, each as its own card would, until one is refused. */
export function useServerOwners(poolId: string, save: FormAction<unknown>) {
  const [run, setRun] = useState<Run>({ is: "idle", done: 0, of: 0, refused: null });
  const isUnderWay = useRef(false);
  const router = useRouter();

  /** Calls `onSaved` after each one. */
  async function start(
    servers: readonly OwnedServer[],
    wanted: Wanted,
    onSaved: (identifier: string) => void,
  ) {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    hush();
    const of = servers.length;
    setRun({ is: "running", done: 0, of, refused: null });
    let done = 0;
    let refused: Run["refused"] = null;
    for (const one of servers) {
      const state = await sent(save, formOf({ poolId, ...fieldsOf(one, wanted) }));
      if (state.is === "refused") {
        refused = { name: one.server.name, problem: state.problem };
        break;
      }
      done += 1;
      onSaved(one.server.identifier);
      setRun({ is: "running", done, of, refused: null });
    }
    isUnderWay.current = false;
    setRun({ is: "ended", done, of, refused });
    if (refused === null) say(`Saved for ${serversInWords(of)}.`);
    router.refresh();
  }

  return { run, start };
}

/** "2 resource servers". */
export const serversInWords = (count: number): string =>
  `${count} ${count === 1 ? "resource server" : "resource servers"}`;

function fieldsOf({ server, policy, intentId }: OwnedServer, { team, newTeam, opensScopes }: Wanted) {
  return {
    intentId,
    identifier: server.identifier,
    seen: policyText(policy),
    ownerTeam: team || (policy.team ?? ""),
    newTeam,
    openScopes: opensScopes ? server.scopes.map(({ name }) => name) : policy.openScopes,
  };
}

"use client";

import { useEffect, useRef, useState } from "react";
import { type Answer, letGo, putBack, type Verdict } from "@/components/resource-servers/scope-requests";
import type { Holder } from "@/lib/domain/scope/holder";

export type Outcome = Verdict & {
  readonly holder: Holder;
  /** The list that the run began with. A later list is more accurate. */
  readonly list: readonly Holder[];
};

export type Run = {
  /** Whether the run removes the scope from clients or puts it back on them. */
  readonly act: "removal" | "return";
  readonly is: "idle" | "running" | "stopping" | "stopped" | "ended";
  /** How many clients this run has processed, out of `of`. */
  readonly done: number;
  readonly of: number;
  /** On how many of them the scope was removed or restored. */
  readonly changed: number;
  /** The client that is being changed; null between two. */
  readonly current: string | null;
  /** The fault that ended the run early; null where there was none. */
  readonly trouble: string | null;
};

const idle: Run = { act: "removal", is: "idle", done: 0, of: 0, changed: 0, current: null, trouble: null };

type Asked = {
  readonly poolId: string;
  readonly identifier: string;
  /** Null for all scopes of the resource server. */
  readonly scope: string | null;
  /** Full scopes that can be put back on clients: those that still exist. */
  readonly alive: readonly string[];
  readonly onEnd: () => void;
};

/**
 * Removes a scope from clients, or puts it back on those that it was removed from here. Each client is a request of its
 * own, so a run can be stopped after any client and ends with the tab. Calls `onEnd` when the run is over.
 */
export function useLettingGo({ onEnd, ...asked }: Asked) {
  const [run, setRun] = useState(idle);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const wantsStop = useRef(false);
  const isUnderWay = useRef(false);

  useEffect(
    () => () => {
      wantsStop.current = true;
    },
    [],
  );

  type Ask = (holder: Holder) => Promise<Answer>;

  async function forEach(act: Run["act"], list: readonly Holder[], todo: readonly Holder[], ask: Ask) {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    wantsStop.current = false;
    setRun({ act, is: "running", done: 0, of: todo.length, changed: 0, current: null, trouble: null });
    let trouble: string | null = null;
    let dealt = 0;
    for (const holder of todo) {
      if (wantsStop.current || trouble !== null) break;
      setRun((known) => ({ ...known, current: holder.name }));
      const { verdict, isEverybodys } = await ask(holder);
      trouble = isEverybodys ? verdict.words : null;
      dealt += 1;
      setOutcomes((known) => new Map(known).set(holder.clientId, { ...verdict, holder, list }));
      const changed = verdict.is === "done" || verdict.is === "back" ? 1 : 0;
      if (trouble === null)
        setRun((known) => ({ ...known, done: known.done + 1, changed: known.changed + changed }));
    }
    isUnderWay.current = false;
    const is = wantsStop.current && dealt < todo.length ? "stopped" : "ended";
    setRun((known) => ({ ...known, is, current: null, trouble }));
    onEnd();
  }

  /** Removes the scope from the clients without an objection; `typedName` is the typed confirmation. */
  const start = (list: readonly Holder[], typedName: string) =>
    forEach(
      "removal",
      list,
      list.filter(({ objection }) => objection === null),
      (holder) => letGo({ ...asked, clientId: holder.clientId, typedName }),
    );

  const returnable = [...outcomes.values()].filter(({ taken }) => taken.length > 0);

  /** Puts the removed scopes back on every client that lost them here. */
  const giveBack = (list: readonly Holder[]) => {
    const takenOf = new Map(returnable.map(({ holder, taken }) => [holder.clientId, taken]));
    const ask = ({ clientId }: Holder) =>
      putBack({ poolId: asked.poolId, clientId, taken: takenOf.get(clientId) ?? [] });
    return forEach(
      "return",
      list,
      returnable.map(({ holder }) => holder),
      ask,
    );
  };

  function stop() {
    wantsStop.current = true;
    setRun((known) => ({ ...known, is: "stopping" }));
  }

  return { run, outcomes, returnable, start, giveBack, stop };
}

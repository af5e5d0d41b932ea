"use client";

import { useEffect, useRef, useState } from "react";
import type { Answer, Verdict } from "@/components/forms/client-verdict";
import type { ClientName } from "@/lib/domain/client/client";

/** The outcome for one client, with the list that the run began with. A later list is more accurate. */
export type Outcome<Item extends ClientName, V extends Verdict = Verdict> = V & {
  readonly item: Item;
  readonly list: readonly Item[];
};

export type Run = {
  readonly is: "idle" | "running" | "stopping" | "stopped" | "ended";
  /** How many clients this run has processed, out of `of`. */
  readonly done: number;
  readonly of: number;
  /** How many of them it changed. */
  readonly changed: number;
  /** The client that is being changed; null between two. */
  readonly current: string | null;
  /** The fault that ended the run early; null where there was none. */
  readonly trouble: string | null;
};

const idle: Run = { is: "idle", done: 0, of: 0, changed: 0, current: null, trouble: null };

export const isBusy = ({ is }: Run): boolean => is === "running" || is === "stopping";

/**
 * Changes clients one after the other. Each is a request of its own, so a run can be stopped after any client and ends
 * with the tab. Calls `onEnd` when the run is over.
 */
export function useEachClient<Item extends ClientName, V extends Verdict = Verdict>(onEnd: () => void) {
  const [run, setRun] = useState(idle);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome<Item, V>>>(new Map());
  const wantsStop = useRef(false);
  const isUnderWay = useRef(false);

  useEffect(
    () => () => {
      wantsStop.current = true;
    },
    [],
  );

  /** Asks for each client of `todo`, which are of `list`, unless a run is under way. */
  async function start(
    list: readonly Item[],
    todo: readonly Item[],
    ask: (item: Item) => Promise<Answer<V>>,
  ): Promise<void> {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    wantsStop.current = false;
    setRun({ is: "running", done: 0, of: todo.length, changed: 0, current: null, trouble: null });
    let trouble: string | null = null;
    let dealt = 0;
    for (const item of todo) {
      if (wantsStop.current || trouble !== null) break;
      setRun((known) => ({ ...known, current: item.name }));
      const { verdict, isEverybodys } = await ask(item);
      trouble = isEverybodys ? verdict.words : null;
      dealt += 1;
      setOutcomes((known) => new Map(known).set(item.clientId, { ...verdict, item, list }));
      const changed = verdict.is === "done" || verdict.is === "back" ? 1 : 0;
      if (trouble === null)
        setRun((known) => ({ ...known, done: known.done + 1, changed: known.changed + changed }));
    }
    isUnderWay.current = false;
    const is = wantsStop.current && dealt < todo.length ? "stopped" : "ended";
    setRun((known) => ({ ...known, is, current: null, trouble }));
    onEnd();
  }

  function stop() {
    wantsStop.current = true;
    setRun((known) => ({ ...known, is: "stopping" }));
  }

  return { run, outcomes, start, stop };
}

"use client";

import { useEffect, useRef, useState } from "react";
import type { Holder } from "@/lib/domain/scope/holder";

/** What came of one client: without the scope now, left alone for a reason, or failed and worth another try. */
type Verdict = { readonly is: "done" | "refused" | "failed"; readonly words: string };

export type Outcome = Verdict & {
  readonly holder: Holder;
  /** The list that the run was begun with: a later one knows better who holds what. */
  readonly list: readonly Holder[];
};

export type Run = {
  readonly is: "idle" | "running" | "stopping" | "stopped" | "ended";
  /** Clients dealt with in this run, of all that it began with. */
  readonly done: number;
  readonly of: number;
  /** The client that is being changed; null between two. */
  readonly current: string | null;
  /** Why it ended before its end; null where nobody and nothing ended it. */
  readonly trouble: string | null;
};

const idle: Run = { is: "idle", done: 0, of: 0, current: null, trouble: null };

/**
 * Takes a scope off clients one by one, each by a request of its own to `url`: so it can be stopped after any of them,
 * and nothing goes on once the tab is gone. `onEnd` is told when it is over.
 */
export function useLettingGo(url: string, scope: string | null, onEnd: () => void) {
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

  async function start(list: readonly Holder[]) {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    wantsStop.current = false;
    const todo = list.filter(({ objection }) => objection === null);
    setRun({ is: "running", done: 0, of: todo.length, current: null, trouble: null });
    let trouble: string | null = null;
    for (const holder of todo) {
      if (wantsStop.current || trouble !== null) break;
      setRun((known) => ({ ...known, current: holder.name }));
      const { verdict, isEverybodys } = await letGo(url, holder.clientId, scope);
      trouble = isEverybodys ? verdict.words : null;
      setOutcomes((known) => new Map(known).set(holder.clientId, { ...verdict, holder, list }));
      if (trouble === null) setRun((known) => ({ ...known, done: known.done + 1 }));
    }
    isUnderWay.current = false;
    const is = wantsStop.current ? "stopped" : "ended";
    setRun((known) => ({ ...known, is, current: null, trouble }));
    onEnd();
  }

  function stop() {
    wantsStop.current = true;
    setRun((known) => ({ ...known, is: "stopping" }));
  }

  return { run, outcomes, start, stop };
}

type Answer = { readonly verdict: Verdict; readonly isEverybodys: boolean };

async function letGo(url: string, clientId: string, scope: string | null): Promise<Answer> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ clientId, scope }),
  }).catch(() => null);
  if (answer?.ok) return { verdict: { is: "done", words: "Does not hold it any more" }, isEverybodys: false };
  const body: { code?: string; message?: string } = (await answer?.json().catch(() => null)) ?? {};
  const { code = "", message = silent } = body;
  if (code === "not-found") return { verdict: { is: "done", words: "Was deleted" }, isEverybodys: false };
  const is = refusals.includes(code) ? "refused" : "failed";
  return { verdict: { is, words: message }, isEverybodys: is === "failed" && !ofOne.includes(code) };
}

const silent = "The console did not answer. This client may or may not have been changed.";

/** Reasons that lie in a client, and faults that may spare the next one. All others would meet every client. */
const refusals = ["denied", "invalid"];
const ofOne = ["busy", "changed-meanwhile", "unknown-outcome", "throttled", "unreachable", "refused"];

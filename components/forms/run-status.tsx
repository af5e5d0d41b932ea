import { type RefObject, useEffect } from "react";
import type { Verdict } from "@/components/forms/client-verdict";
import { isBusy, type Run } from "@/components/forms/use-each-client";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ProgressBar, type ProgressPart } from "@/components/ui/progress-bar";
import type { ClientName } from "@/lib/domain/client/client";
import { clientsInWords } from "@/lib/domain/scope/holder";

type Props = {
  run: Run;
  /** What the run does and did, before the clients: "Removing from" and "Removed from". */
  words: { readonly going: string; readonly done: string };
  /** What became of the clients, in parts of `of`. */
  parts: readonly ProgressPart[];
  of: number;
  /** The sentence, for a focus whose button disappeared. */
  focus: RefObject<HTMLParagraphElement | null>;
};

/** How far a run over clients is, and how it ended. */
export function RunStatus({ run, words, parts, of, focus }: Props) {
  useWarning(isBusy(run));
  return (
    <>
      {run.is === "idle" ? null : <ProgressBar label="Clients done" parts={parts} of={of} hasLegend />}
      <p ref={focus} tabIndex={-1} role="status" className="text-table text-ink-muted empty:sr-only">
        {runInWords(run, words)}
      </p>
      {run.trouble === null ? null : <Notice tone="danger" title={run.trouble} />}
    </>
  );
}

/** A client of a run. An objection keeps the run from it. */
type Listed = ClientName & { readonly objection?: string | null };

/** Clients by what became of them; `done` is the word for those that were changed. A client not asked is in no part. */
export function partsOf<Item extends Listed>(
  clients: readonly Item[],
  outcomes: ReadonlyMap<string, Verdict>,
  done: string,
): ProgressPart[] {
  const states = clients.map(({ clientId, objection = null }) => {
    const is = outcomes.get(clientId)?.is;
    if (is === undefined || is === "back") return objection === null ? null : "refused";
    return is;
  });
  const count = (state: Verdict["is"]) => states.filter((it) => it === state).length;
  return [
    { word: done, count: count("done"), tone: "ok" },
    { word: "skipped", count: count("refused"), tone: "warn" },
    { word: "failed", count: count("failed"), tone: "danger" },
  ];
}

/** Stops a run after the client that is being changed; nothing while no run is under way. */
export function StopButton({ run, stop }: { run: Run; stop: () => void }) {
  if (!isBusy(run)) return null;
  return (
    <Button onClick={stop} unavailable={run.is === "stopping"}>
      {run.is === "stopping" ? "Stopping after this client…" : "Stop"}
    </Button>
  );
}

function runInWords({ is, changed, done, of, current }: Run, words: Props["words"]): string | null {
  if (is === "idle") return null;
  if (is === "stopped") return `Stopped after ${done} of ${of} clients. The others weren’t changed.`;
  if (is === "ended" && changed === of) return `${words.done} ${clientsInWords(of)}.`;
  if (is === "ended") return `${words.done} ${changed} of ${clientsInWords(of)}. The list shows why.`;
  return current === null ? null : `${words.going} ${current} (${done + 1} of ${of})`;
}

/** Leaving the page stops the run, so the browser asks first while clients are being changed. */
function useWarning(isGoing: boolean): void {
  useEffect(() => {
    if (!isGoing) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isGoing]);
}

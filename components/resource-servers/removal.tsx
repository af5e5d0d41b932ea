"use client";

import { useRouter } from "next/navigation";
import { type ComponentProps, useEffect, useRef, useState } from "react";
import { partsOf, RunStatus, StopButton } from "@/components/forms/run-status";
import { isBusy as isGoing, type Run } from "@/components/forms/use-each-client";
import { ConfirmLettingGo } from "@/components/resource-servers/confirm-letting-go";
import { ConfirmRemoval } from "@/components/resource-servers/confirm-removal";
import { HolderTable } from "@/components/resource-servers/holder-table";
import { useLettingGo } from "@/components/resource-servers/use-letting-go";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { ProgressPart } from "@/components/ui/progress-bar";
import { Moment } from "@/components/ui/text/moment";
import type { PoolShown } from "@/lib/domain/access/roles";
import { progressInWords } from "@/lib/domain/list/progress-words";
import { clientsInWords, type Holder, type Impact, impactInWords } from "@/lib/domain/scope/holder";

type Props = {
  pool: PoolShown;
  /** Whether each change of the pool asks for a typed name. */
  isConfirmed: boolean;
  identifier: string;
  /** The name of the scope to remove; null for the whole resource server. */
  scope: string | null;
  /** The full scopes to remove that still exist: only these can be put back on a client. */
  alive: readonly string[];
  impact: Impact;
  /** The removal itself; null where the object is already gone and only clients have to be repaired. */
  confirm: Omit<ComponentProps<typeof ConfirmRemoval>, "impact" | "isBusy"> | null;
};

/** The clients that hold a scope, its removal from them one by one and back, and the removal of the scope itself. */
export function Removal({ pool, isConfirmed, identifier, scope, alive, impact, confirm }: Props) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const { act, run, outcomes, returnable, start, giveBack, stop } = useLettingGo({
    pool,
    identifier,
    scope,
    alive,
    onEnd: router.refresh,
  });
  const isBusy = isGoing(run);
  const isDone = ({ clientId }: Holder) => {
    const outcome = outcomes.get(clientId);
    return outcome?.is === "done" && outcome.list === impact.holders;
  };
  const left = impact.holders.filter((holder) => !isDone(holder));
  const gone = [...outcomes.values()].filter(({ list }) => list !== impact.holders);
  // What the list says of a client now takes the place of what an earlier list said.
  const latest = new Map([...gone.map(({ item }) => item), ...impact.holders].map((it) => [it.clientId, it]));
  const rows = [...latest.values()];
  const free = left.filter(({ objection }) => objection === null);
  const status = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // A button disappears with its offer: a focus that was on it moves to the result.
    if (run.is !== "idle" && !(isBusy && free.length > 0) && document.activeElement === document.body)
      status.current?.focus();
  }, [run.is, isBusy, free.length]);
  useLooking(!impact.isWhole && !isBusy, router.refresh);
  const title = `Used by: ${impactInWords({ holders: left, isWhole: impact.isWhole })}`;

  return (
    <>
      <Card title={title}>
        <div className="flex flex-col gap-3">
          {impact.isWhole ? null : (
            <Notice tone="warn" title="This list may be incomplete">
              Not all clients of this pool are loaded yet, so others may use it too.{" "}
              {progressInWords(impact.progress)}
            </Notice>
          )}
          {impact.readSince === null ? null : (
            <p className="text-table text-ink-muted">
              Based on data from <Moment at={impact.readSince} />. Recent changes made elsewhere may be
              missing.
            </p>
          )}
          {rows.length > 0 ? (
            <HolderTable pool={pool} holders={rows.toSorted(byName)} outcomes={outcomes} />
          ) : null}
          {free.length > 0 || returnable.length > 0 || isBusy ? (
            <div className="flex flex-wrap items-center gap-2">
              {free.length > 0 || (isBusy && act === "removal") ? (
                <Button
                  variant="primary"
                  onClick={() => setAsking(true)}
                  pending={isBusy && act === "removal"}
                  pendingLabel={`Removing: ${run.done} of ${run.of}`}
                  unavailable={isBusy}
                >
                  Remove from {clientsInWords(free.length)}…
                </Button>
              ) : null}
              {returnable.length > 0 || (isBusy && act === "return") ? (
                <Button
                  onClick={() => giveBack(impact.holders)}
                  pending={isBusy && act === "return"}
                  pendingLabel={`Restoring: ${run.done} of ${run.of}`}
                  unavailable={isBusy}
                >
                  Restore on {clientsInWords(returnable.length)}
                </Button>
              ) : null}
              <StopButton run={run} stop={stop} />
            </div>
          ) : null}
          <RunStatus
            run={run}
            words={
              act === "removal"
                ? { going: "Removing from", done: "Removed from" }
                : { going: "Restoring on", done: "Restored on" }
            }
            parts={act === "removal" ? partsOf(rows, outcomes, "removed") : restored(run)}
            of={act === "removal" ? rows.length : run.of}
            focus={status}
          />
        </div>
        <ConfirmLettingGo
          isOpen={isAsking}
          environment={pool.environment}
          isConfirmed={isConfirmed}
          identifier={identifier}
          scope={scope}
          holders={left}
          canReturn={alive.length > 0}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void start(impact.holders);
          }}
        />
      </Card>
      {confirm === null ? null : (
        <Card
          title={confirm.what === "scope" ? "Remove the scope" : "Delete the resource server"}
          hint={
            left.length === 0 && impact.isWhole
              ? "No clients use it."
              : "Clients that still use it would be left with a missing scope. Remove it from them first."
          }
        >
          <ConfirmRemoval {...confirm} impact={{ holders: left, isWhole: impact.isWhole }} isBusy={isBusy} />
        </Card>
      )}
    </>
  );
}

const byName = (one: Holder, other: Holder) => one.name.localeCompare(other.name, "en");

const restored = ({ done }: Run): ProgressPart[] => [{ word: "restored", count: done, tone: "info" }];

const LOOK_MS = 5_000;

/** Calls `look` every 5 seconds while something is missing and the page is visible. */
function useLooking(isMissing: boolean, look: () => void): void {
  useEffect(() => {
    if (!isMissing) return;
    const timer = setInterval(() => document.hidden || look(), LOOK_MS);
    return () => clearInterval(timer);
  }, [isMissing, look]);
}

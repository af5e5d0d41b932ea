import { formOf } from "@/components/forms/form-of";
import { useFormAction } from "@/components/forms/use-form-action";
import { StartRun } from "@/components/runs/start-run";
import { ProblemNotice } from "@/components/shell/problem-notice";
import { Button } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";
import { Card } from "@/components/ui/card";
import { ProgressBar, type ProgressPart } from "@/components/ui/progress-bar";
import type { FormAction } from "@/lib/domain/result";
import { routes } from "@/lib/domain/routes";
import { countOf, leftOf, type RunTotals } from "@/lib/domain/run/item";
import { canStart, canStop, type RunStanding } from "@/lib/domain/run/run";
import { leftInAll, leftInPool, phaseOf, totalsInWords } from "@/lib/domain/run/words";

type Props = {
  standing: RunStanding;
  /** Null where the person may not. */
  start: FormAction<unknown> | null;
  stop: FormAction<unknown> | null;
  /** Tries what failed again; null where nothing can be retried. */
  retry: (() => void) | null;
  isRetrying: boolean;
};

const titles = { draft: "What will happen", going: "Progress", over: "Report" };

/** How all of a run stands, what is left of it, and what the person can do about it. */
export function RunSummary({ standing, start, stop, retry, isRetrying }: Props) {
  const { run, totals, pools } = standing;
  const phase = phaseOf(run);
  const left = leftInAll(pools);
  const failures = totals.failed + totals.unknown;
  return (
    <Card title={titles[phase]}>
      <div className="flex flex-col gap-3">
        {phase === "draft" ? null : (
          <ProgressBar label="Clients done" parts={partsOf(totals)} of={countOf(totals)} />
        )}
        <p role="status" className="tabular-nums">
          {totalsInWords(run, totals)}
          {phase === "going" && left !== null
            ? `. ${left.replace(/^./, (it) => it.toUpperCase())} left.`
            : "."}
        </p>
        {phase === "over" || leftOf(totals) === 0 ? null : (
          <ul className="text-table text-ink-muted tabular-nums">
            {pools
              .filter((pool) => pool.left > 0)
              .map((pool) => (
                <li key={pool.poolId}>
                  {pool.environment}: {leftInPool(pool)}
                </li>
              ))}
          </ul>
        )}
        <div className="flex flex-wrap items-center gap-2">
          {start !== null && canStart(run, totals) ? <StartRun standing={standing} start={start} /> : null}
          {stop !== null && canStop(run) ? <StopRun runId={run.id} stop={stop} /> : null}
          {run.state === "stopping" ? <Button unavailable>Stopping…</Button> : null}
          {retry === null ? null : (
            <Button onClick={retry} pending={isRetrying} pendingLabel="Retrying…">
              Retry {failures.toLocaleString("en")} failed
            </Button>
          )}
          {(["csv", "json"] as const).map((format) => (
            <a
              key={format}
              href={routes.runExport(run.id, format)}
              className={buttonLook("secondary", "body")}
            >
              Export {format.toUpperCase()}
            </a>
          ))}
        </div>
      </div>
    </Card>
  );
}

function StopRun({ runId, stop }: { runId: string; stop: FormAction<unknown> }) {
  const { send, isPending, refused } = useFormAction(stop, (_done, page) =>
    page.refresh("The run stops. No further client is changed."),
  );
  return (
    <>
      <Button onClick={() => send(formOf({ runId }))} pending={isPending} pendingLabel="Stopping…">
        Stop
      </Button>
      {refused ? (
        <div className="order-last basis-full">
          <ProblemNotice problem={refused} />
        </div>
      ) : null}
    </>
  );
}

const partsOf = (totals: RunTotals): ProgressPart[] => [
  { word: "done", count: totals.done, tone: "ok" },
  { word: "unchanged", count: totals.unchanged, tone: "neutral" },
  { word: "skipped", count: totals.skipped, tone: "warn" },
  { word: "failed", count: totals.failed + totals.unknown, tone: "danger" },
];

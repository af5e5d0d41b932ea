import { Notice } from "@/components/ui/notice";
import { leftOf, type RunTotals } from "@/lib/domain/run/item";
import { canStart, type Run } from "@/lib/domain/run/run";
import { clientsInWords } from "@/lib/domain/scope/holder";

type Props = {
  run: Run;
  totals: RunTotals;
  hidden: number;
  whyNotStart: string | null;
};

/** What is particular about a run: that it changed nothing yet, why it waits, and what of it the reader cannot see. */
export function RunNotices({ run, totals, hidden, whyNotStart }: Props) {
  const { state, reason } = run;
  return (
    <>
      {state === "draft" ? (
        <Notice tone="info" title="This is a dry run. Nothing was changed.">
          {leftOf(totals) === 0
            ? "No client would change, so there is nothing to start."
            : "Check the clients below, then start the run. A dry run is deleted after a day."}
        </Notice>
      ) : null}
      {state === "paused" || (state === "stopped" && reason !== null) ? (
        <Notice tone="warn" title={state === "paused" ? "The run is paused" : "The run was stopped"}>
          {reason}{" "}
          {leftOf(totals) > 0 ? `${clientsInWords(leftOf(totals))} left. Others aren’t changed again.` : null}
        </Notice>
      ) : null}
      {whyNotStart !== null && canStart(run, totals) ? <Notice tone="info" title={whyNotStart} /> : null}
      {hidden > 0 ? (
        <Notice tone="info" title={`${clientsInWords(hidden)} not shown`}>
          They are in environments that you don’t have access to.
        </Notice>
      ) : null}
    </>
  );
}

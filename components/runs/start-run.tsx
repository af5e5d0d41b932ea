import { forgetSelections } from "@/components/clients/selection/selected";
import { ActButton } from "@/components/forms/act-button";
import type { FormAction } from "@/lib/domain/result";
import { leftOf } from "@/lib/domain/run/item";
import type { RunStanding } from "@/lib/domain/run/run";
import { changeOfClients, leftInAll } from "@/lib/domain/run/words";
import { clientsInWords } from "@/lib/domain/scope/holder";

type Props = { standing: RunStanding; start: FormAction<unknown> };

/** Starts a run, or lets a stopped or paused one go on, after a question. */
export function StartRun({ standing: { run, totals, pools, typedName }, start }: Props) {
  const count = leftOf(totals);
  const environments = pools.filter(({ left }) => left > 0).map(({ environment }) => environment);
  const isDeletion = run.change.kind === "delete";
  const time = leftInAll(pools);
  return (
    <ActButton
      label={run.state === "draft" ? "Start run" : "Continue run"}
      variant={isDeletion ? "danger" : "primary"}
      question={`${changeOfClients(run.change, count)}?`}
      pendingLabel="Starting…"
      act={start}
      fields={{ runId: run.id }}
      typedName={typedName ?? undefined}
      danger={isDeletion}
      onDone={(page) => {
        // What was selected is in the run, and may soon be gone.
        forgetSelections();
        page.refresh("The run was started. It goes on when you leave this page.");
      }}
    >
      <p>
        In {environments.join(" and ")}
        {totals.skipped > 0 ? `; ${clientsInWords(totals.skipped)} skipped` : ""}.{" "}
        {time === null ? null : `It takes ${time}. `}
        You can stop it at any time. Clients that were changed by then stay changed.
      </p>
    </ActButton>
  );
}

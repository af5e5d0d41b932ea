import "server-only";
import { aboutRun } from "@/lib/acts/about";
import { fleetAct } from "@/lib/acts/act";
import { runIdDraft, seenRun } from "@/lib/acts/runs/run";
import { problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { leftOf, sumOf } from "@/lib/domain/run/item";
import { whyNotStop } from "@/lib/domain/run/rights";
import { canStop } from "@/lib/domain/run/run";
import { stopRun as stop } from "@/lib/store/runs/moves";

/**
 * Stops a run: no further client is changed, and those under way end. Fails with not-found, denied for all but the person
 * who ordered it and admins of all its environments, invalid if it is not under way, store-unreachable.
 */
export const stopRun = fleetAct({
  name: "stop run",
  input: runIdDraft,
  plan: async (fleet, { runId }) => {
    const found = await seenRun(fleet, runId);
    if (!found.ok) return found;
    const { run, byPool } = found.value;
    // A pool that the person cannot read is in no environment of theirs.
    const environments = [...byPool.keys()].map(
      (poolId) => fleet.pools.find(({ id }) => id === poolId)?.environment ?? "",
    );
    const whyNot = whyNotStop(fleet.person, run, environments);
    if (whyNot !== null) return failed(problem("denied", { message: `${whyNot} Nothing was changed.` }));
    if (!canStop(run)) return failed(problem("invalid", { message: notUnderWay }));
    return ok({
      run: async () => {
        const stopped = await stop(runId, `${fleet.person.email} stopped it.`);
        if (!stopped.ok) return stopped;
        const left = leftOf(sumOf(byPool.values()));
        return stopped.value ? ok({ runId, left }) : failed(problem("invalid", { message: notUnderWay }));
      },
    });
  },
  trail: ({ runId, left }) => ({ ...aboutRun(runId), after: { left } }),
});

const notUnderWay = "This run isn’t under way, so there is nothing to stop.";

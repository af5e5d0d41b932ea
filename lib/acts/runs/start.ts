import "server-only";
import { aboutRun } from "@/lib/acts/about";
import { fleetAct } from "@/lib/acts/act";
import { environmentsLeft, runIdDraft, seenRun, typedNameOf } from "@/lib/acts/runs/run";
import { may, refusalOf } from "@/lib/domain/policy";
import { problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { permissionOf } from "@/lib/domain/run/change";
import { leftOf, sumOf } from "@/lib/domain/run/item";
import { whyNotStart } from "@/lib/domain/run/rights";
import { canStart } from "@/lib/domain/run/run";
import { startRun as start } from "@/lib/store/runs/moves";

/**
 * Starts a run from its dry run, or lets a stopped or paused one go on. Where clients are deleted, or changes are
 * confirmed, their number must be typed. Fails with not-found, denied for all but the person who drafted it and if they
 * may make the change in none of its pools, invalid if nothing is left to do, store-unreachable.
 */
export const startRun = fleetAct({
  name: "start run",
  input: runIdDraft,
  plan: async (fleet, { runId }) => {
    const found = await seenRun(fleet, runId);
    if (!found.ok) return found;
    const { run, byPool } = found.value;
    const totals = sumOf(byPool.values());
    const whyNot = whyNotStart(fleet.person, run);
    if (whyNot !== null) return failed(problem("denied", { message: `${whyNot} Nothing was changed.` }));
    if (!canStart(run, totals)) return failed(problem("invalid", { message: nothingLeft }));
    const permission = permissionOf(run.change);
    if (!environmentsLeft(fleet, found.value).some((it) => may(fleet.person, permission, it)))
      return failed(problem("denied", { message: refusalOf(permission) }));
    const typedName = typedNameOf(fleet, found.value);
    return ok({
      ...(typedName !== null && { typedName }),
      run: async () => {
        const started = await start(runId);
        if (!started.ok) return started;
        return started.value ? ok({ runId, clients: leftOf(totals) }) : failed(problem("changed-meanwhile"));
      },
    });
  },
  trail: ({ runId, clients }) => ({ ...aboutRun(runId), after: { clients } }),
});

const nothingLeft = "This run is under way already, or nothing of it is left to do. Nothing was changed.";

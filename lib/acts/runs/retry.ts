import "server-only";
import { z } from "zod";
import { aboutRun } from "@/lib/acts/about";
import { fleetAct } from "@/lib/acts/act";
import { runIdDraft, seenRun } from "@/lib/acts/runs/run";
import { problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { sumOf } from "@/lib/domain/run/item";
import { whyNotStart } from "@/lib/domain/run/rights";
import { canRetry } from "@/lib/domain/run/run";
import { retryItems } from "@/lib/store/runs/moves";

const position = z
  .string()
  .regex(/^[1-9]\d{0,4}$/)
  .transform(Number)
  .optional();

/**
 * Tries the failed and unknown items of a run that is over again, or the one at `position`. Fails with not-found, denied
 * for all but the person who ordered it, invalid if there is nothing to retry, store-unreachable.
 */
export const retryRun = fleetAct({
  name: "retry run",
  input: runIdDraft.extend({ position }),
  plan: async (fleet, { runId, position: only }) => {
    const found = await seenRun(fleet, runId);
    if (!found.ok) return found;
    const { run, byPool } = found.value;
    const whyNot = whyNotStart(fleet.person, run);
    if (whyNot !== null) return failed(problem("denied", { message: `${whyNot} Nothing was changed.` }));
    if (!canRetry(run, sumOf(byPool.values()))) return failed(problem("invalid", { message: nothing }));
    return ok({
      run: async () => {
        const again = await retryItems(runId, only ?? null);
        if (!again.ok) return again;
        const clients = again.value;
        return clients > 0 ? ok({ runId, clients }) : failed(problem("invalid", { message: nothing }));
      },
    });
  },
  trail: ({ runId, clients }) => ({ ...aboutRun(runId), after: { clients } }),
});

const nothing = "This run is under way, or has nothing to retry. Nothing was changed.";

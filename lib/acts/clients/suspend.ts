import "server-only";
import { act } from "@/lib/acts/act";
import { changeClient } from "@/lib/acts/clients/change";
import { switchTo } from "@/lib/acts/clients/switch-oauth";
import { HARMLESS, hasOurFlow, planSwitch, switchTrail } from "@/lib/acts/clients/switching";
import { notForMachines } from "@/lib/acts/plan";
import { clientSubject } from "@/lib/acts/subjects";
import type { WritableClient } from "@/lib/aws/cognito/writable-client";
import type { Suspension } from "@/lib/domain/access/ownership";
import type { Pool } from "@/lib/domain/access/roles";
import { getsTokens, hasTokenApi, isM2m } from "@/lib/domain/client/client";
import { seenClientDraft } from "@/lib/domain/client/id";
import { ok, type Result } from "@/lib/domain/result";
import { now } from "@/lib/process/clock";
import { forgetSuspension, saveSuspension, suspensionOf } from "@/lib/store/suspensions";

/**
 * Stops a client from getting tokens at once and leaves OAuth flows, scopes, id and secrets as they are. First saves
 * the settings. The run does everything, under the client's lease: one read, one update, and another read only if the
 * update had to wait or its answer was lost. Asks for the name as `named`. Fails as `recentClient`; its run
 * with denied for a client that is not for machines, changed-meanwhile for one that was renamed or changed, otherwise as
 * `changeClient`.
 */
export const suspendClient = act({
  name: "suspend client",
  permission: "suspend client",
  input: seenClientDraft,
  subject: clientSubject,
  plan: (pool, { clientId, changedAt }) =>
    planSwitch(pool, { clientId, changedAt }, async (lease, refuseOther) => {
      const known = await suspensionOf(pool.id, clientId);
      if (!known.ok) return known;
      let isKept = false;
      const suspended = await changeClient(pool, lease, clientId, async (seen) => {
        const refused = isM2m(seen.client.kind) ? refuseOther(seen) : notForMachines;
        if (refused) return refused;
        const kept = await keepBefore(pool, seen, known.value);
        if (!kept.ok) return kept;
        isKept = true;
        return ok(
          switchTo(seen, {
            isOAuthOn: false,
            ...(hasTokenApi(seen.client.authFlows) && { authFlows: [HARMLESS] }),
          }),
        );
      });
      const isSurelyNotDone = !suspended.ok && suspended.problem.code !== "unknown-outcome";
      if (isKept && isSurelyNotDone && known.value) await saveSuspension(pool.id, clientId, known.value);
      else if (isKept && isSurelyNotDone) await forgetSuspension(pool.id, clientId);
      return suspended;
    }),
  trail: switchTrail,
});

/**
 * Saves the client's settings before it is suspended. A client that is off already keeps the record of the first
 * suspension. If somebody else switched it on meanwhile, the flow that we had put in place of its own is not saved.
 */
async function keepBefore(
  pool: Pool,
  { client }: WritableClient,
  known: Suspension | null,
): Promise<Result<null>> {
  if (known && !getsTokens(client)) return ok(null);
  return saveSuspension(pool.id, client.clientId, {
    wasOAuthOn: client.isOAuthOn,
    authFlows: hasTokenApi(client.authFlows)
      ? client.authFlows
      : (hasOurFlow(client) && known?.authFlows) || null,
    suspendedAt: new Date(now()).toISOString(),
    suspendedBy: pool.person.email,
    endedAt: null,
  });
}

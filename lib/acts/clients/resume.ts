import "server-only";
import { act } from "@/lib/acts/act";
import { changeClient } from "@/lib/acts/clients/change";
import { switchTo } from "@/lib/acts/clients/switch-oauth";
import { planSwitch, switchTrail } from "@/lib/acts/clients/switching";
import { notForMachines } from "@/lib/acts/plan";
import { clientSubject } from "@/lib/acts/subjects";
import { isM2m } from "@/lib/domain/client/client";
import { seenClientDraft } from "@/lib/domain/client/id";
import { ok } from "@/lib/domain/result";
import { forgetSuspension, suspensionOf } from "@/lib/store/suspensions";

/**
 * Restores the settings of a client from before it was suspended here. Switches on a client that was switched off
 * elsewhere or was never on. Calls and failures as `suspendClient`.
 */
export const resumeClient = act({
  name: "resume client",
  permission: "suspend client",
  input: seenClientDraft,
  subject: clientSubject,
  plan: (pool, { clientId, changedAt }) =>
    planSwitch(pool, { clientId, changedAt }, async (lease, refuseOther) => {
      const suspension = await suspensionOf(pool.id, clientId);
      if (!suspension.ok) return suspension;
      const { wasOAuthOn = true, authFlows = null } = suspension.value ?? {};
      const resumed = await changeClient(pool, lease, clientId, async (seen) => {
        const isOurs = isM2m(seen.client.kind) || suspension.value !== null;
        const refused = isOurs ? refuseOther(seen) : notForMachines;
        if (refused) return refused;
        return ok(switchTo(seen, { isOAuthOn: wasOAuthOn, ...(authFlows && { authFlows }) }));
      });
      if (resumed.ok) await forgetSuspension(pool.id, clientId);
      return resumed;
    }),
  trail: switchTrail,
});

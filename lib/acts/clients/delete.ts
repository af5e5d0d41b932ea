import "server-only";
import { deleteClient, getClient } from "@/lib/aws/cognito/clients";
import type { Pool } from "@/lib/domain/access/roles";
import { type AppClient, isM2m } from "@/lib/domain/client/client";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { afterDeletion } from "@/lib/acts/after-deletion";
import { forget } from "@/lib/inventory/own-writes";
import type { Plan } from "@/lib/acts/plan";
import { forgetOwner } from "@/lib/store/ownership";
import { forgetSuspension } from "@/lib/store/suspensions";

/**
 * The deletion of a client, read afresh: its name has to be typed. Two calls. Answers as `getClient`, denied for a
 * client that is not for machines; its run unknown-outcome where even looking did not tell.
 */
export async function planDeletion(
  pool: Pool,
  { clientId }: { clientId: string },
): Promise<Result<Plan<AppClient>>> {
  const client = await getClient(pool, clientId);
  if (!client.ok) return client;
  if (!isM2m(client.value.kind)) return failed(problem("denied", { message: notForMachines }));
  return ok({
    typedName: client.value.name,
    trace: { object: { kind: "client", id: clientId } },
    run: async () => {
      const deleted = await deleteClient(pool, clientId);
      const gone = await afterDeletion(deleted, () => getClient(pool, clientId), "client");
      if (!gone.ok) return gone;
      forget(pool, clientId);
      await Promise.all([forgetOwner(pool.id, clientId), forgetSuspension(pool.id, clientId)]);
      return client;
    },
  });
}

const notForMachines =
  "This client is not for machines, so the console leaves it alone. Nothing was changed.";

import "server-only";
import { deleteClient, getClient } from "@/lib/cognito/clients";
import type { Pool } from "@/lib/domain/access";
import { type AppClient, isM2m } from "@/lib/domain/client";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { forget } from "@/lib/inventory/clients";
import type { Plan } from "@/lib/inventory/plan";
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
      const gone = await deleteAndLook(pool, clientId);
      if (!gone.ok) return gone;
      forget(pool, clientId);
      await Promise.all([forgetOwner(pool.id, clientId), forgetSuspension(pool.id, clientId)]);
      return client;
    },
  });
}

const notForMachines =
  "This client is not for machines, so the console leaves it alone. Nothing was changed.";

/** A deletion whose answer was lost is looked up: a client that is not found has been deleted, by whomever. */
async function deleteAndLook(pool: Pool, clientId: string): Promise<Result<null>> {
  const deleted = await deleteClient(pool, clientId);
  if (deleted.ok || deleted.problem.code !== "unknown-outcome") return deleted;
  const still = await getClient(pool, clientId);
  if (!still.ok) return still.problem.code === "not-found" ? ok(null) : deleted;
  return failed(
    problem("unreachable", {
      message: "Cognito did not answer, and the client is still there. Try again in a moment.",
    }),
  );
}

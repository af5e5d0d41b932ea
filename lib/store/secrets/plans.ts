import "server-only";
import { and, eq } from "drizzle-orm";
import type { Result } from "@/lib/domain/result";
import type { RetirementPlan } from "@/lib/domain/secret/rotation";
import { ask } from "@/lib/store/database";
import { secretPlans } from "@/lib/store/secrets/tables";

/** When a client's secrets are to be retired, by secret id. One round trip. */
export function plansOf(
  poolId: string,
  clientId: string,
): Promise<Result<ReadonlyMap<string, RetirementPlan>>> {
  return ask("read the plans of a client's secrets", async (database) => {
    const isClient = and(eq(secretPlans.poolId, poolId), eq(secretPlans.clientId, clientId));
    const rows = await database.select().from(secretPlans).where(isClient);
    return new Map(
      rows.map(({ secretId, retireAt, zone, plannedBy }) => [
        secretId,
        { retireAt: retireAt.toISOString(), zone, plannedBy },
      ]),
    );
  });
}

/** When the secrets of a pool's clients are to be retired. One round trip. */
export function retirementsOf(
  poolId: string,
): Promise<Result<{ clientId: string; secretId: string; retireAt: string }[]>> {
  return ask("read the planned retirements of a pool", async (database) => {
    const rows = await database.select().from(secretPlans).where(eq(secretPlans.poolId, poolId));
    return rows.map(({ clientId, secretId, retireAt }) => ({
      clientId,
      secretId,
      retireAt: retireAt.toISOString(),
    }));
  });
}

/** Saves when a secret is to be retired, or deletes that plan (null). One round trip. */
export function savePlan(
  poolId: string,
  clientId: string,
  secretId: string,
  plan: RetirementPlan | null,
): Promise<Result<null>> {
  const key = { poolId, clientId, secretId };
  const isSecret = and(
    eq(secretPlans.poolId, poolId),
    eq(secretPlans.clientId, clientId),
    eq(secretPlans.secretId, secretId),
  );
  return ask("plan the retirement of a secret", async (database) => {
    if (plan === null) {
      await database.delete(secretPlans).where(isSecret);
      return null;
    }
    const row = { ...plan, retireAt: new Date(plan.retireAt) };
    await database
      .insert(secretPlans)
      .values({ ...key, ...row })
      .onConflictDoUpdate({
        target: [secretPlans.poolId, secretPlans.clientId, secretPlans.secretId],
        set: row,
      });
    return null;
  });
}

import "server-only";
import { now } from "@/lib/process/clock";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import type { Pool } from "@/lib/domain/access/roles";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import type { RetirementPlan } from "@/lib/domain/secret/rotation";
import type { RetirementDraft } from "@/lib/domain/secret/draft";
import type { Plan } from "@/lib/acts/plan";
import { plansOf, savePlan } from "@/lib/store/secrets/plans";

/** A changed plan, for the audit trail. */
export type PlannedRetirement = {
  readonly clientId: string;
  readonly secretId: string;
  readonly before: RetirementPlan | null;
  readonly after: RetirementPlan | null;
};

/**
 * When a secret is to be retired, or that nobody plans it any more: kept here, Cognito knows nothing of it. One call, to
 * see that the secret is there. Answers invalid for a time that is over, not-found, otherwise as `listSecrets`; its run
 * store-unreachable.
 */
export async function planRetirement(
  pool: Pool,
  { clientId, secretId, retireAt, zone }: RetirementDraft,
): Promise<Result<Plan<PlannedRetirement>>> {
  if (retireAt !== null && Date.parse(retireAt) <= now())
    return failed(problem("invalid", { fields: { retireAt: "Choose a time that is still to come." } }));
  const [listed, plans] = await Promise.all([listSecrets(pool, clientId), plansOf(pool.id, clientId)]);
  if (!listed.ok) return listed;
  if (!plans.ok) return plans;
  if (!listed.value.some((secret) => secret.secretId === secretId)) return failed(problem("not-found"));
  const before = plans.value.get(secretId) ?? null;
  const after = retireAt === null ? null : { retireAt, zone, plannedBy: pool.person.email };
  return ok({
    trace: { object: { kind: "secret", id: secretId } },
    run: async () => {
      const saved = await savePlan(pool.id, clientId, secretId, after);
      return saved.ok ? ok({ clientId, secretId, before, after }) : saved;
    },
  });
}

import "server-only";
import { aboutSecret } from "@/lib/acts/about";
import { act } from "@/lib/acts/act";
import { clientSubject } from "@/lib/acts/subjects";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import { problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { retirementDraft } from "@/lib/domain/secret/draft";
import { now } from "@/lib/process/clock";
import { plansOf, savePlan } from "@/lib/store/secrets/plans";

/**
 * Saves when a secret is to be retired, or deletes that plan. The plan is in the store; Cognito has no such date. One
 * call, to check that the secret exists. Fails with invalid for a time in the past, not-found, otherwise as
 * `listSecrets`; its run with store-unreachable.
 */
export const retireSecret = act({
  name: "plan retirement",
  permission: "rotate secret",
  input: retirementDraft,
  subject: clientSubject,
  plan: async (pool, { clientId, secretId, retireAt, zone }) => {
    if (retireAt !== null && Date.parse(retireAt) <= now())
      return failed(problem("invalid", { fields: { retireAt: "Choose a date in the future." } }));
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
  },
  trail: ({ clientId, secretId, before, after }) => ({
    ...aboutSecret(clientId, secretId),
    before,
    after,
  }),
});

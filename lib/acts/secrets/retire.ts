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
 * When a secret is to be retired, or that nobody plans it any more: kept here, Cognito knows nothing of it. One call, to
 * see that the secret is there. Fails with invalid for a time that is over, not-found, otherwise as `listSecrets`; its run
 * store-unreachable.
 */
export const retireSecret = act({
  name: "plan retirement",
  permission: "rotate secret",
  input: retirementDraft,
  subject: clientSubject,
  plan: async (pool, { clientId, secretId, retireAt, zone }) => {
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
  },
  trail: ({ clientId, secretId, before, after }) => ({
    ...aboutSecret(clientId, secretId),
    before,
    after,
  }),
});

import "server-only";
import { act } from "@/lib/acts/act";
import { aboutFinding, findingNow, termsOf } from "@/lib/acts/findings/finding";
import { poolSubject } from "@/lib/acts/subjects";
import { waiverDraft } from "@/lib/domain/finding/waiver";
import { ok } from "@/lib/domain/result";
import { DAY_MS } from "@/lib/domain/secret/secret";
import { now } from "@/lib/process/clock";
import { saveWaiver } from "@/lib/store/waivers";

/**
 * Waives a finding for some days, in place of an earlier waiver. After that the finding is open again. No call to Cognito.
 * Fails with not-found if the rule does not find it now, and with store-unreachable.
 */
export const waiveFinding = act({
  name: "waive finding",
  permission: "waive finding",
  input: waiverDraft,
  subject: poolSubject,
  plan: async (pool, { reason, days, ...waived }) => {
    const found = await findingNow(pool, waived);
    if (!found.ok) return found;
    const finding = found.value;
    const at = now();
    const waiver = {
      ...waived,
      reason,
      until: new Date(at + days * DAY_MS).toISOString(),
      waivedAt: new Date(at).toISOString(),
      waivedBy: pool.person.email,
    };
    return ok({
      run: async () => {
        const saved = await saveWaiver(pool.id, waiver);
        return saved.ok ? ok({ finding, before: finding.waiver, after: waiver }) : saved;
      },
    });
  },
  trail: ({ finding, before, after }) => ({
    ...aboutFinding(finding),
    before: before && termsOf(before),
    after: termsOf(after),
  }),
});

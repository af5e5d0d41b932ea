import "server-only";
import { act } from "@/lib/acts/act";
import { aboutFinding, findingNow, goneFinding, termsOf } from "@/lib/acts/findings/finding";
import { poolSubject } from "@/lib/acts/subjects";
import { waivedDraft } from "@/lib/domain/finding/waiver";
import { ok } from "@/lib/domain/result";
import { deleteWaiver } from "@/lib/store/waivers";

/**
 * Ends the waiver of a finding, which is open again at once. No call to Cognito. Fails with not-found if there is no
 * such waiver, and with store-unreachable.
 */
export const endWaiver = act({
  name: "end waiver",
  permission: "waive finding",
  input: waivedDraft,
  subject: poolSubject,
  plan: async (pool, waived) => {
    const found = await findingNow(pool, waived);
    if (!found.ok) return found;
    const finding = found.value;
    const { waiver } = finding;
    if (waiver === null) return goneFinding;
    return ok({
      run: async () => {
        const deleted = await deleteWaiver(pool.id, waived);
        if (!deleted.ok) return deleted;
        return deleted.value ? ok({ finding, before: waiver }) : goneFinding;
      },
    });
  },
  trail: ({ finding, before }) => ({ ...aboutFinding(finding), before: termsOf(before), after: null }),
});

import { z } from "zod";
import { auditIntent } from "@/lib/auth/audit-intent";
import { personRoute } from "@/lib/auth/person-route";
import { sendFile } from "@/lib/auth/send-stream";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { EVIDENCE_DAYS, evidencePack } from "@/lib/domain/evidence/pack";
import { dayOf } from "@/lib/domain/finding/trend";
import { ok } from "@/lib/domain/result";
import { madeStream } from "@/lib/domain/text/text-stream";
import { evidenceFiles, evidenceGaps } from "@/lib/inventory/fleet/evidence";
import { evidenceSigner } from "@/lib/process/evidence-key";
import { recordOutcome } from "@/lib/store/audit/rows";

const name = "export evidence";

/** Sends a signed archive of all that the person may see. Its name and its manifest say if something is missing. */
export const GET = personRoute(name, z.strictObject({}), (person) =>
  sendFile(person, async () => {
    const begun = await auditIntent(name, {});
    if (!begun.ok) return begun;
    const pools = poolsOf(person);
    const gaps = await evidenceGaps(pools);
    if (!gaps.ok) {
      await recordOutcome(begun.value, { outcome: gaps.problem.code, requestId: null });
      return gaps;
    }
    const day = dayOf(Date.now());
    const environments = pools.map(({ environment }) => environment).sort();
    const parts = evidencePack(evidenceFiles(pools, person, day), {
      day,
      facts: { environments, gaps: gaps.value, auditDays: EVIDENCE_DAYS },
      signer: evidenceSigner(),
    });
    const body = madeStream(
      async () => {
        const { done, value } = await parts.next();
        return done ? null : value;
      },
      async (outcome) => {
        await parts.return(undefined);
        await recordOutcome(begun.value, {
          outcome,
          requestId: null,
          after: { environments, gaps: gaps.value },
        });
      },
    );
    const isWhole = Object.keys(gaps.value).length === 0;
    const headers = {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="evidence-${day}${isWhole ? "" : "-incomplete"}.zip"`,
    };
    return ok({ headers, body });
  }),
);

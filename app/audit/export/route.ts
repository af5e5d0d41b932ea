import { auditIntent } from "@/lib/auth/audit-intent";
import { personRoute } from "@/lib/auth/person-route";
import { sendFile } from "@/lib/auth/send-stream";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { auditExportQuery, auditFilter } from "@/lib/domain/audit/search";
import { ok } from "@/lib/domain/result";
import { meantBy } from "@/lib/inventory/audit-search";
import { recordOutcome } from "@/lib/store/audit/rows";
import { auditStream } from "@/lib/store/audit/stream";

const types = { csv: "text/csv; charset=utf-8; header=present", jsonl: "application/x-ndjson" } as const;

const name = "export audit trail";

/** Streams the rows that fit the filters and that the person may see, as a file. The export itself adds two rows. */
export const GET = personRoute(name, auditExportQuery, (person, { format, ...search }) =>
  sendFile(person, async () => {
    const begun = await auditIntent(name, { format, ...search });
    if (!begun.ok) return begun;
    const meant = await meantBy(search, poolsOf(person));
    if (!meant.ok) {
      const { code: outcome, requestId } = meant.problem;
      await recordOutcome(begun.value, { outcome, requestId });
      return meant;
    }
    const headers = {
      "content-type": types[format],
      "content-disposition": `attachment; filename="audit-trail.${format}"`,
    };
    return ok({ headers, body: auditStream(auditFilter(search, meant.value, person), format, begun.value) });
  }),
);

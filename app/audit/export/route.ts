import { auditIntent } from "@/lib/auth/audit-intent";
import { refusal } from "@/lib/auth/enter-route";
import { personRoute } from "@/lib/auth/person-route";
import { auditExportQuery, auditFilter } from "@/lib/domain/audit/search";
import { auditStream } from "@/lib/store/audit/stream";

const types = { csv: "text/csv; charset=utf-8; header=present", jsonl: "application/x-ndjson" } as const;

const name = "export audit trail";

/** Streams the rows that fit the filters and that the person may see, as a file. It leaves two rows itself. */
export const GET = personRoute(name, auditExportQuery, async (person, { format, ...search }) => {
  const begun = await auditIntent(name, { format, ...search });
  if (!begun.ok) return refusal(begun.problem);
  return new Response(auditStream(auditFilter(search, person), format, begun.value), {
    headers: {
      "content-type": types[format],
      "content-disposition": `attachment; filename="audit-trail.${format}"`,
      "cache-control": "no-store",
    },
  });
});

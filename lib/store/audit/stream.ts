import "server-only";
import { auditCsvHead, auditCsvLine, auditJsonLine } from "@/lib/domain/audit/export";
import type { AuditExportFormat } from "@/lib/domain/audit/search";
import { type AuditRef, recordOutcome } from "@/lib/store/audit/rows";
import { type AuditFilter, exportRows } from "@/lib/store/audit/search";

const forms = {
  csv: { head: auditCsvHead, line: auditCsvLine },
  jsonl: { head: "", line: auditJsonLine },
} as const;

/**
 * The rows that fit, oldest first, as the bytes of a file, read a page at a time as fast as they are fetched. When it
 * is over, `ref` gets its outcome with the number of rows: done, cancelled where nobody listens any more, or the
 * store's refusal, after which the stream fails, so that a part is not taken for the whole.
 */
export function auditStream(
  filter: AuditFilter,
  format: AuditExportFormat,
  ref: AuditRef,
): ReadableStream<Uint8Array> {
  const { head, line } = forms[format];
  const pages = exportRows(filter);
  const encoder = new TextEncoder();
  let rows = 0;
  const end = (outcome: string) => recordOutcome(ref, { outcome, requestId: null, after: { rows } });
  return new ReadableStream({
    start(controller) {
      if (head) controller.enqueue(encoder.encode(head));
    },
    async pull(controller) {
      const { done, value } = await pages.next();
      if (done) {
        await end("done");
        return controller.close();
      }
      if (!value.ok) {
        await end(value.problem.code);
        return controller.error(new Error(value.problem.message));
      }
      rows += value.value.length;
      controller.enqueue(encoder.encode(value.value.map(line).join("")));
    },
    async cancel() {
      await pages.return(undefined);
      await end("cancelled");
    },
  });
}

import "server-only";
import { auditCsvHead, auditCsvLine, auditJsonLine } from "@/lib/domain/audit/export";
import type { AuditExportFormat } from "@/lib/domain/audit/search";
import { madeStream } from "@/lib/domain/text/text-stream";
import { type AuditRef, recordOutcome } from "@/lib/store/audit/rows";
import { type AuditFilter, exportRows } from "@/lib/store/audit/search";

const forms = {
  csv: { head: auditCsvHead, line: auditCsvLine },
  jsonl: { head: "", line: auditJsonLine },
} as const;

/**
 * The matching rows, oldest first, as the bytes of a file, read a page at a time as fast as they are fetched. At the
 * end, `ref` gets its outcome with the number of rows: done, cancelled if the reader left, or the store's refusal.
 * After a refusal the stream fails, so that a part is not taken for the whole.
 */
export function auditStream(
  filter: AuditFilter,
  format: AuditExportFormat,
  ref: AuditRef,
): ReadableStream<Uint8Array> {
  const { head, line } = forms[format];
  const pages = exportRows(filter);
  let rows = 0;
  let isBegun = false;
  let refused: string | null = null;
  return madeStream(
    async () => {
      if (!isBegun && head) {
        isBegun = true;
        return head;
      }
      const { done, value } = await pages.next();
      if (done) return null;
      if (!value.ok) {
        refused = value.problem.code;
        throw new Error(value.problem.message);
      }
      rows += value.value.length;
      return value.value.map(line).join("");
    },
    async (outcome) => {
      await pages.return(undefined);
      await recordOutcome(ref, { outcome: refused ?? outcome, requestId: null, after: { rows } });
    },
  );
}

import { auditIntent } from "@/lib/auth/audit-intent";
import { personRoute } from "@/lib/auth/person-route";
import { sendFile } from "@/lib/auth/send-stream";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { findingsCsv, findingsJson } from "@/lib/domain/finding/export";
import { findingsQuery, findingsThatFit } from "@/lib/domain/finding/search";
import { ok } from "@/lib/domain/result";
import { textStream } from "@/lib/domain/text/text-stream";
import { fleetFindings } from "@/lib/inventory/findings";
import { recordOutcome } from "@/lib/store/audit/rows";

const forms = {
  csv: { type: "text/csv; charset=utf-8; header=present", write: findingsCsv },
  json: { type: "application/json", write: findingsJson },
} as const;

const name = "export findings";

/** Sends the findings that fit the filters, of the pools that the person may see. The file's name says if it is incomplete. */
export const GET = personRoute(name, findingsQuery, (person, { format, ...search }) =>
  sendFile(person, async () => {
    const begun = await auditIntent(name, { format, ...search });
    if (!begun.ok) return begun;
    const pools = poolsOf(person).filter(({ id }) => search.pool === undefined || id === search.pool);
    const { findings, gaps } = await fleetFindings(pools);
    const file = {
      at: new Date().toISOString(),
      findings: findingsThatFit(findings, search),
      gaps: gaps.map(({ environment, sentence }) => `${environment}: ${sentence}`),
    };
    const after = { findings: file.findings.length };
    await recordOutcome(begun.value, { outcome: "done", requestId: null, after });
    const { type, write } = forms[format];
    const fileName = `findings${gaps.length === 0 ? "" : "-incomplete"}.${format}`;
    const headers = { "content-type": type, "content-disposition": `attachment; filename="${fileName}"` };
    return ok({ headers, body: textStream(write(file)) });
  }),
);

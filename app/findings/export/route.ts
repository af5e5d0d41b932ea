import { auditedExport } from "@/lib/auth/audit-intent";
import { personRoute } from "@/lib/auth/person-route";
import { sendFile } from "@/lib/auth/send-stream";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { findingsCsv, findingsJson } from "@/lib/domain/finding/export";
import { findingsQuery, findingsThatFit } from "@/lib/domain/finding/search";
import { ok } from "@/lib/domain/result";
import { textStream } from "@/lib/domain/text/text-stream";
import { fleetFindings } from "@/lib/inventory/findings";

const forms = {
  csv: { type: "text/csv; charset=utf-8; header=present", write: findingsCsv },
  json: { type: "application/json", write: findingsJson },
} as const;

const name = "export findings";

/** Sends the findings that fit the filters, of the pools that the person may see. The file's name says if it is incomplete. */
export const GET = personRoute(name, findingsQuery, (person, { format, ...search }) =>
  sendFile(person, async () => {
    const pools = poolsOf(person).filter(
      ({ environment }) => search.environment === undefined || environment === search.environment,
    );
    const made = await auditedExport(
      null,
      name,
      { format, ...search },
      {
        make: async () => {
          const { findings, gaps } = await fleetFindings(pools);
          return ok({
            at: new Date().toISOString(),
            findings: findingsThatFit(findings, search),
            gaps: gaps.map(({ environment, sentence }) => `${environment}: ${sentence}`),
          });
        },
        trail: ({ findings }) => ({ findings: findings.length }),
      },
    );
    if (!made.ok) return made;
    const { type, write } = forms[format];
    const fileName = `findings${made.value.gaps.length === 0 ? "" : "-incomplete"}.${format}`;
    const headers = { "content-type": type, "content-disposition": `attachment; filename="${fileName}"` };
    return ok({ headers, body: textStream(write(made.value)) });
  }),
);

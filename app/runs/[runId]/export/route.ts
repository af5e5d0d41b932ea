import { readReport } from "@/lib/acts/runs/read";
import { auditedExport } from "@/lib/auth/audit-intent";
import { runRoute } from "@/lib/auth/run-route";
import { sendFile } from "@/lib/auth/send-stream";
import { ok } from "@/lib/domain/result";
import { runExportQuery } from "@/lib/domain/run/query";
import { reportCsv, reportJson } from "@/lib/domain/run/report";
import { textStream } from "@/lib/domain/text/text-stream";

const forms = {
  csv: { type: "text/csv; charset=utf-8; header=present", write: reportCsv },
  json: { type: "application/json", write: reportJson },
} as const;

const name = "export run";

/** Sends the report of a run: its clients in the pools that the person may see, with what became of each. */
export const GET = runRoute(name, runExportQuery, (fleet, runId, { format }) =>
  sendFile(fleet.person, async () => {
    const made = await auditedExport(
      null,
      name,
      { format, runId },
      {
        make: () => readReport(fleet, runId),
        trail: ({ items }) => ({ clients: items.length }),
      },
    );
    if (!made.ok) return made;
    const { type, write } = forms[format];
    const fileName = `run-${runId.slice(0, 8)}.${format}`;
    const headers = { "content-type": type, "content-disposition": `attachment; filename="${fileName}"` };
    return ok({ headers, body: textStream(write(made.value)) });
  }),
);

import { auditedExport } from "@/lib/auth/audit-intent";
import { personRoute } from "@/lib/auth/person-route";
import { sendFile } from "@/lib/auth/send-stream";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { matrixCsv, matrixJson } from "@/lib/domain/matrix/export";
import { columnsOf, matrixExportQuery, rowsThatFit } from "@/lib/domain/matrix/search";
import { ok } from "@/lib/domain/result";
import { textStream } from "@/lib/domain/text/text-stream";
import { matrixOf } from "@/lib/inventory/matrix";

const forms = {
  csv: { type: "text/csv; charset=utf-8; header=present", write: matrixCsv },
  json: { type: "application/json", write: matrixJson },
} as const;

const name = "export matrix";

/** Sends the rows that fit the filters, of the environments that the person may see. The file's name says if it is incomplete. */
export const GET = personRoute(name, matrixExportQuery, (person, { format, ...search }) =>
  sendFile(person, async () => {
    const pools = columnsOf(search, poolsOf(person));
    if (!pools.ok) return pools;
    const made = await auditedExport(
      null,
      name,
      { format, ...search },
      {
        make: async () => {
          const read = await matrixOf(pools.value);
          if (!read.ok) return read;
          const { matrix, columns, gaps } = read.value;
          const { rows, undecided } = rowsThatFit(matrix.rows, columns, search);
          return ok({
            at: new Date().toISOString(),
            rows,
            columns,
            gaps: [
              ...gaps.map(({ environment, sentence }) => `${environment}: ${sentence}`),
              ...(undecided > 0 ? [`${undecided} rows can’t be compared yet.`] : []),
            ],
          });
        },
        trail: ({ rows }) => ({ rows: rows.length }),
      },
    );
    if (!made.ok) return made;
    const { type, write } = forms[format];
    const fileName = `environments${made.value.gaps.length === 0 ? "" : "-incomplete"}.${format}`;
    const headers = { "content-type": type, "content-disposition": `attachment; filename="${fileName}"` };
    return ok({ headers, body: textStream(write(made.value)) });
  }),
);

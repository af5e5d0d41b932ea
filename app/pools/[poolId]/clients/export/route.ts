import { auditedExport } from "@/lib/auth/audit-intent";
import { poolRoute } from "@/lib/auth/pool-route";
import { sendFile } from "@/lib/auth/send-stream";
import { clientsCsv, clientsJson, isWhole } from "@/lib/domain/export/client-export";
import { exportQuery } from "@/lib/domain/list/parse";
import { ok } from "@/lib/domain/result";
import { textStream } from "@/lib/domain/text/text-stream";
import { findAll } from "@/lib/inventory/clients";

const forms = {
  csv: { type: "text/csv; charset=utf-8; header=present", write: clientsCsv },
  json: { type: "application/json", write: clientsJson },
} as const;

/** Sends every client that fits the filters, as a file whose name says if it is incomplete. */
export const GET = poolRoute("export clients", "read", exportQuery, (pool, { format, ...search }) =>
  sendFile(pool.person, async () => {
    const found = await auditedExport(
      pool,
      "export clients",
      { format, ...search },
      {
        make: () => findAll(pool, { ...search, page: 1 }),
        trail: ({ rows }) => ({ clients: rows.length }),
      },
    );
    if (!found.ok) return found;
    const { rows, unread, isListed } = found.value;
    const { id: poolId, environment } = pool;
    const file = { poolId, environment, at: new Date().toISOString(), rows, unread, isListed };
    const { type, write } = forms[format];
    const name = `clients-${pool.environment}${isWhole(file) ? "" : "-incomplete"}.${format}`;
    const headers = { "content-type": type, "content-disposition": `attachment; filename="${name}"` };
    return ok({ headers, body: textStream(write(file)) });
  }),
);

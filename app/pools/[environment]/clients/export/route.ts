import type { z } from "zod";
import { auditedExport } from "@/lib/auth/audit-intent";
import { poolRoute } from "@/lib/auth/pool-route";
import { sendFile } from "@/lib/auth/send-stream";
import type { Pool } from "@/lib/domain/access/roles";
import { clientsCsv, clientsJson, isWhole } from "@/lib/domain/export/client-export";
import { exportQuery } from "@/lib/domain/list/parse";
import { ok } from "@/lib/domain/result";
import { textStream } from "@/lib/domain/text/text-stream";
import { findAll } from "@/lib/inventory/clients";

const forms = {
  csv: { type: "text/csv; charset=utf-8; header=present", write: clientsCsv },
  json: { type: "application/json", write: clientsJson },
} as const;

const name = "export clients";

/** Sends every client that fits the filters, or those of them that were selected. The file’s name says if it is incomplete. */
const send = (pool: Pool, { format, selected, ...search }: z.output<typeof exportQuery>) =>
  sendFile(pool.person, async () => {
    const found = await auditedExport(
      pool,
      name,
      { format, ...search, ...(selected && { selected: selected.size }) },
      {
        make: () => findAll(pool, { ...search, page: 1 }, selected),
        trail: ({ rows }) => ({ clients: rows.length }),
      },
    );
    if (!found.ok) return found;
    const { rows, unread, isListed } = found.value;
    const { id: poolId, environment } = pool;
    const file = { poolId, environment, at: new Date().toISOString(), rows, unread, isListed };
    const { type, write } = forms[format];
    const fileName = `clients-${pool.environment}${isWhole(file) ? "" : "-incomplete"}.${format}`;
    const headers = { "content-type": type, "content-disposition": `attachment; filename="${fileName}"` };
    return ok({ headers, body: textStream(write(file)) });
  });

export const GET = poolRoute(name, "read", exportQuery, send);
/** The same for a selection, whose keys are too long for an address. */
export const POST = poolRoute(name, "read", exportQuery, send);

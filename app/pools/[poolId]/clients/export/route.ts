import { refusal } from "@/lib/auth/enter-route";
import { poolRoute } from "@/lib/auth/pool-route";
import { clientsCsv, clientsJson, isWhole } from "@/lib/domain/export/client-export";
import { exportQuery } from "@/lib/domain/list/parse";
import { findAll } from "@/lib/inventory/clients";

const forms = {
  csv: { type: "text/csv; charset=utf-8; header=present", write: clientsCsv },
  json: { type: "application/json", write: clientsJson },
} as const;

/** Every client that fits the filters, as a file whose name says where it is not the whole of it. */
export const GET = poolRoute("export clients", "read", exportQuery, async (pool, { format, ...search }) => {
  const found = await findAll(pool, { ...search, page: 1 });
  if (!found.ok) return refusal(found.problem);
  const { rows, unread, isListed } = found.value;
  const { id: poolId, environment } = pool;
  const file = { poolId, environment, at: new Date().toISOString(), rows, unread, isListed };
  const { type, write } = forms[format];
  const name = `clients-${pool.environment}${isWhole(file) ? "" : "-incomplete"}.${format}`;
  return new Response(write(file), {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
});

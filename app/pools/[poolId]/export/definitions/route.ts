import { z } from "zod";
import { poolRoute } from "@/lib/auth/pool-route";
import { PAGE_ROWS } from "@/lib/domain/list/url";
import { definitionLines } from "@/lib/inventory/definition-lines";

const query = z.object({
  ids: z
    .string()
    .transform((ids) => ids.split(","))
    .pipe(z.array(z.string().regex(/^[\w+]{1,128}$/)).max(PAGE_ROWS)),
});

/** Streams what an export writes down of up to a page of clients, one JSON line each as it arrives. */
export const GET = poolRoute("export clients", "read", query, async (pool, { ids }) => {
  return new Response(definitionLines(pool, ids), {
    headers: { "content-type": "application/x-ndjson", "cache-control": "no-store" },
  });
});

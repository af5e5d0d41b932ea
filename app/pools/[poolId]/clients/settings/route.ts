import { z } from "zod";
import { poolRoute } from "@/lib/auth/pool-route";
import { PAGE_ROWS } from "@/lib/domain/list/url";
import { settingsLines } from "@/lib/inventory/settings-lines";

const query = z.strictObject({
  ids: z
    .string()
    .transform((ids) => ids.split(",").filter((id) => id !== ""))
    .pipe(z.array(z.string().regex(/^[\w+]{1,128}$/)).max(PAGE_ROWS)),
  fresh: z.literal("yes").optional(),
});

/** Streams what up to a page of clients lack, one JSON line each as it arrives, and closes after the last. */
export const GET = poolRoute("read client settings", "read", query, async (pool, { ids, fresh }) => {
  return new Response(settingsLines(pool, ids, fresh === "yes"), {
    headers: { "content-type": "application/x-ndjson", "cache-control": "no-store" },
  });
});

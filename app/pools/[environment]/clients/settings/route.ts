import { z } from "zod";
import { poolRoute } from "@/lib/auth/pool-route";
import { sendLines } from "@/lib/auth/send-stream";
import { clientId } from "@/lib/domain/client/id";
import { PAGE_ROWS } from "@/lib/domain/list/url";
import { fill, settingsLines } from "@/lib/inventory/fill";

const query = z.strictObject({
  ids: z
    .string()
    .transform((ids) => ids.split(",").filter((id) => id !== ""))
    .pipe(z.array(clientId()).max(PAGE_ROWS)),
  fresh: z.literal("yes").optional(),
});

/** Streams what rows of up to a page of clients lack, one JSON line each as it arrives, and closes after the last. */
export const GET = poolRoute("read client settings", "read", query, async (pool, { ids, fresh }) =>
  sendLines(pool.person, () => settingsLines(fill(pool, ids, fresh === "yes"))),
);

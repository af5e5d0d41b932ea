import { z } from "zod";
import { refusal } from "@/lib/auth/enter-route";
import { poolRoute } from "@/lib/auth/pool-route";
import { clientKit } from "@/lib/acts/clients/kit";

const query = z.object({ client: z.string().regex(/^[\w+]{1,128}$/) });

/** A client's day-one kit, as a file. No secret is in it. */
export const GET = poolRoute("download kit", "read", query, async (pool, { client }) => {
  const kit = await clientKit(pool, client);
  if (!kit.ok) return refusal(kit.problem);
  return new Response(kit.value.archive, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename="${kit.value.name}"`,
      "cache-control": "no-store",
    },
  });
});

import { z } from "zod";
import { refusal } from "@/lib/auth/enter-route";
import { poolRoute } from "@/lib/auth/pool-route";
import { poolContentNow } from "@/lib/inventory/pool/content";

/** Lists what Cognito has in the pool at this moment: the names of its clients, and its whole resource servers. */
export const GET = poolRoute("compare with code", "read", z.strictObject({}), async (pool) => {
  const content = await poolContentNow(pool);
  if (!content.ok) return refusal(content.problem);
  return Response.json(content.value, { headers: { "cache-control": "no-store" } });
});

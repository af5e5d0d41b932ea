import { z } from "zod";
import { refusal } from "@/lib/auth/enter-route";
import { poolRoute } from "@/lib/auth/pool-route";
import { poolContentNow } from "@/lib/inventory/pool-content";

/** What the pool has at this moment, as Cognito lists it: names of its clients, and its resource servers whole. */
export const GET = poolRoute("compare with code", "read", z.strictObject({}), async (pool) => {
  const content = await poolContentNow(pool);
  if (!content.ok) return refusal(content.problem);
  return Response.json(content.value, { headers: { "cache-control": "no-store" } });
});

import { z } from "zod";
import { refusal } from "@/lib/auth/enter-route";
import { poolRoute } from "@/lib/auth/pool-route";
import { listProgress } from "@/lib/inventory/clients";

const none = z.strictObject({});

/** How much of the pool is known by now: a `ListProgress`. It costs no call to Cognito. */
export const GET = poolRoute("read list progress", "read", none, async (pool) => {
  const progress = await listProgress(pool);
  if (!progress.ok) return refusal(progress.problem);
  return Response.json(progress.value, { headers: { "cache-control": "no-store" } });
});

import { z } from "zod";
import { refusal } from "@/lib/auth/enter-route";
import { poolRoute } from "@/lib/auth/pool-route";
import { isNameTaken } from "@/lib/inventory/clients";

const query = z.object({ name: z.string().min(1).max(128) });

/** Tells a form before it is sent whether a client of this name exists: `{isTaken}`. */
export const GET = poolRoute("check client name", "create client", query, async (pool, { name }) => {
  const isTaken = await isNameTaken(pool, name);
  if (!isTaken.ok) return refusal(isTaken.problem);
  return Response.json({ isTaken: isTaken.value }, { headers: { "cache-control": "no-store" } });
});

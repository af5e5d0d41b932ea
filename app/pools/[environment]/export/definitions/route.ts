import { z } from "zod";
import { auditIntent } from "@/lib/auth/audit-intent";
import { refusal } from "@/lib/auth/enter-route";
import { poolRoute } from "@/lib/auth/pool-route";
import { sendLines } from "@/lib/auth/send-stream";
import { clientId } from "@/lib/domain/client/id";
import { PAGE_ROWS } from "@/lib/domain/list/url";
import { definitionLines } from "@/lib/inventory/definition-lines";
import { recordOutcome } from "@/lib/store/audit/rows";

const query = z.object({
  ids: z
    .string()
    .transform((ids) => (ids === "" ? [] : ids.split(",")))
    .pipe(z.array(clientId()).max(PAGE_ROWS)),
  /** How many resource servers the same export holds. The page has them already. */
  servers: z.coerce.number().int().min(1).max(1_000).optional(),
});

const name = "export client settings";

/** Streams the definitions of up to a page of clients for an export, one JSON line each as it arrives. */
export const GET = poolRoute(name, "read", query, async (pool, { ids, servers }) => {
  const begun = await auditIntent(name, { ids, ...(servers !== undefined && { servers }) }, pool);
  if (!begun.ok) return refusal(begun.problem);
  const end = (outcome: string, clients: number) =>
    recordOutcome(begun.value, { outcome, requestId: null, after: { clients } });
  const answer = sendLines(pool.person, () => definitionLines(pool, ids, end));
  if (!answer.ok) await end("too-often", 0);
  return answer;
});

import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import { ok, type Result } from "@/lib/domain/result";
import { findRows } from "@/lib/store/audit/search";

/** The deletion of a client: when (ISO) and by whom (email), and the name it had. */
export type Deletion = { readonly name: string; readonly at: string; readonly by: string };

/**
 * The deletion of a client in this console, from the audit trail; null if nobody deleted it here or that is not known.
 * One round trip, no call. Fails with store-unreachable.
 */
export async function deletionOf(pool: Pool, clientId: string): Promise<Result<Deletion | null>> {
  const found = await findRows({ poolId: pool.id, clientId, action: "delete client", outcome: "done" }, 1);
  if (!found.ok) return found;
  const [row] = found.value;
  if (!row) return ok(null);
  return ok({ name: nameIn(row.before) ?? clientId, at: row.at, by: row.person.email });
}

const nameIn = (before: unknown): string | null =>
  typeof before === "object" && before !== null && "name" in before && typeof before.name === "string"
    ? before.name
    : null;

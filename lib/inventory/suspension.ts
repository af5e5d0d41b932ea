import "server-only";
import type { Pool } from "@/lib/domain/access";
import { findRows } from "@/lib/store/audit-rows";

/** Who suspended a client and when (ISO 8601), as the audit trail has it, unless it was resumed since; null otherwise. */
export async function suspensionOf(pool: Pool, clientId: string): Promise<{ by: string; at: string } | null> {
  const newest = (action: string) =>
    findRows({ poolId: pool.id, clientId, action, outcome: "done" }, 1).then((rows) =>
      rows.ok ? rows.value[0] : undefined,
    );
  const [suspended, resumed] = await Promise.all([newest("suspend client"), newest("resume client")]);
  if (!suspended || (resumed && resumed.sequence > suspended.sequence)) return null;
  return { by: suspended.person.email, at: suspended.at };
}

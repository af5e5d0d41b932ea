import "server-only";
import type { ReadablePool } from "@/lib/domain/access/roles";
import type { AuditAction } from "@/lib/domain/audit/action";
import { type ClientEntry, entryIn, type OutsideChange } from "@/lib/domain/list/inventory";
import { ok } from "@/lib/domain/result";
import { recordNotice } from "@/lib/store/audit/rows";
import { tellRow, untoldRows } from "@/lib/store/inventory/clients";
import { endSuspension } from "@/lib/store/suspensions";

/** Who changes what this console did not: Cognito names nobody, AWS's own trail may. */
const SOMEBODY = { id: "outside", email: "outside the console" } as const;

/**
 * Writes a row "changed outside", or "resumed outside" for a client that was suspended here, into the audit trail for
 * every change of the pool that was noticed and not told yet: once, whichever instance comes first. One round trip
 * where there is nothing to tell.
 */
export async function tellOutside(pool: ReadablePool): Promise<void> {
  const untold = await untoldRows(pool.id);
  if (!untold.ok) return;
  for (const { clientId, entry: text, version } of untold.value) {
    const entry = entryIn(text);
    const mine = await tellRow(pool.id, clientId, version);
    if (!mine.ok) return;
    if (mine.value && entry?.outside) await tell(pool, entry, entry.outside);
  }
}

/** Where a client that was suspended here has been switched on, its suspension is over, and the row says so. */
async function tell(pool: ReadablePool, entry: ClientEntry, change: OutsideChange): Promise<void> {
  const ended = entry.client?.isOAuthOn ? await endSuspension(pool.id, entry.clientId, change.at) : ok(false);
  const action: AuditAction = ended.ok && ended.value ? "resumed outside" : "changed outside";
  await recordNotice({ ...factsOfChange(pool, entry, change), action });
}

const factsOfChange = (pool: ReadablePool, { clientId, name }: ClientEntry, change: OutsideChange) => ({
  person: SOMEBODY,
  role: null,
  sessionId: null,
  source: { address: null, isClaimed: false },
  poolId: pool.id,
  environment: pool.environment,
  object: { kind: "client", id: clientId },
  clientId,
  input: { name, kind: change.kind },
  before: change.before,
  after: change.after,
  intentId: null,
});

import "server-only";
import type { ReadablePool } from "@/lib/domain/access";
import { type ClientEntry, entryIn, type OutsideChange } from "@/lib/domain/inventory";
import { recordNotice } from "@/lib/store/audit";
import { tellRow, untoldRows } from "@/lib/store/inventory-clients";

/** Who changes what this console did not: Cognito names nobody, AWS's own trail may. */
const SOMEBODY = { id: "outside", email: "outside the console" } as const;

/**
 * Writes a row "changed outside" into the audit trail for every change of the pool that was noticed and not told yet:
 * once, whichever instance comes first. One round trip where there is nothing to tell.
 */
export async function tellOutside(pool: ReadablePool): Promise<void> {
  const untold = await untoldRows(pool.id);
  if (!untold.ok) return;
  for (const { clientId, entry: text, version } of untold.value) {
    const entry = entryIn(text);
    const mine = await tellRow(pool.id, clientId, version);
    if (!mine.ok) return;
    if (mine.value && entry?.outside) await recordNotice(factsOfChange(pool, entry, entry.outside));
  }
}

const factsOfChange = (pool: ReadablePool, { clientId, name }: ClientEntry, change: OutsideChange) => ({
  person: SOMEBODY,
  role: null,
  sessionId: null,
  source: { address: null, isClaimed: false },
  poolId: pool.id,
  environment: pool.environment,
  action: "changed outside",
  object: { kind: "client", id: clientId },
  clientId,
  input: { name, kind: change.kind },
  before: change.before,
  after: change.after,
  intentId: null,
});

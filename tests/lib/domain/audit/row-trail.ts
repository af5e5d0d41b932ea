import { type AuditRow, GENESIS, hashOf, keepable } from "@/lib/domain/audit/row";

/** A trail of `count` sound rows. */
export async function trailOf(count: number): Promise<AuditRow[]> {
  const rows: AuditRow[] = [];
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const entry = keepable({
      id: crypto.randomUUID(),
      at: new Date(Date.UTC(2026, 0, 1, 0, 0, sequence)).toISOString(),
      person: { id: "ann", email: "ann@example.com" },
      role: "admin",
      sessionId: null,
      source: { address: null, isClaimed: true },
      poolId: "eu-west-1_LocalDev1",
      environment: "dev",
      action: "create client",
      object: null,
      clientId: null,
      input: { name: `client ${sequence}` },
      before: null,
      after: null,
      intentId: null,
      outcome: "done",
      requestId: null,
      outcomeOf: null,
    });
    rows.push(await linked({ ...entry, sequence, previous: rows.at(-1)?.hash ?? GENESIS, hash: GENESIS }));
  }
  return rows;
}

/** The row with the hash that belongs to its content. */
export const linked = async (row: AuditRow): Promise<AuditRow> => ({ ...row, hash: await hashOf(row) });

import "server-only";
import { sql } from "drizzle-orm";
import type { Result } from "@/lib/domain/result";
import { ask } from "@/lib/store/database";

/**
 * Removes all records of a deleted client: its owner, its suspension, its link, the waivers of its findings, and the notes, plans and
 * deletions of its secrets. Does nothing without any. One round trip.
 */
export function forgetRecords(poolId: string, clientId: string): Promise<Result<null>> {
  const isClient = sql`WHERE pool_id = ${poolId} AND client_id = ${clientId}`;
  return ask("forget a client", async (database) => {
    await database.execute(sql`
      WITH owner AS (DELETE FROM client_owners ${isClient}),
        suspension AS (DELETE FROM suspended_clients ${isClient}),
        link AS (DELETE FROM client_links ${isClient}),
        notes AS (DELETE FROM secret_notes ${isClient}),
        plans AS (DELETE FROM secret_plans ${isClient}),
        waived AS (DELETE FROM waivers
          WHERE pool_id = ${poolId} AND object_kind = 'client' AND object_id = ${clientId})
      DELETE FROM deleted_secrets ${isClient}`);
    return null;
  });
}

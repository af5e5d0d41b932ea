import "server-only";
import { and, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { Result } from "@/lib/domain/result";
import { storable } from "@/lib/domain/text/canonical-json";
import { now } from "@/lib/process/clock";
import { ask } from "@/lib/store/database";
import { inventoryClients } from "@/lib/store/schema";

/** The stored entry of one client, as text, never with a secret. */
export type InventoryRow = {
  readonly clientId: string;
  readonly entry: string;
  readonly version: number;
  readonly isGone: boolean;
};

/** A row to be kept in place of the version `replaces`: 0 for a client that is not known yet. */
export type NewInventoryRow = Omit<InventoryRow, "version"> & {
  readonly replaces: number;
  /** False until the audit trail has the outside change that the entry records; it stays so until `tellRow`. */
  readonly isTold: boolean;
  /** When the entry was requested, in epoch milliseconds: an entry does not bring back a client that went later. */
  readonly askedAt: number;
};

/** The clients that changed after `version`, those that are gone among them. One round trip. */
export function rowsSince(poolId: string, version: number): Promise<Result<InventoryRow[]>> {
  return ask("read an inventory", async (database) => {
    const { clientId, entry, goneAt } = inventoryClients;
    const found = await database
      .select({ clientId, entry, version: inventoryClients.version, goneAt })
      .from(inventoryClients)
      .where(and(eq(inventoryClients.poolId, poolId), gt(inventoryClients.version, version)));
    return found.map(({ goneAt: gone, ...row }) => ({ ...row, isGone: gone !== null }));
  });
}

/** How many clients the inventories of these pools hold together. One round trip. */
export function countClients(poolIds: readonly string[]): Promise<Result<number>> {
  return ask("count the clients of the inventory", (database) => {
    const { poolId, goneAt } = inventoryClients;
    return database.$count(inventoryClients, and(inArray(poolId, [...poolIds]), isNull(goneAt)));
  });
}

const saved = z.object({ rows: z.array(z.object({ client_id: z.string(), version: z.coerce.number() })) });

/**
 * Saves rows, and returns the new version of each saved row. Skips a row that somebody else has changed meanwhile, and
 * the row of a client that was removed after `askedAt`.
 * One statement, which locks the pool's head, so that readers see versions in their order. One round trip.
 */
export async function saveRows(
  poolId: string,
  rows: readonly NewInventoryRow[],
): Promise<Result<ReadonlyMap<string, number>>> {
  const values = JSON.stringify(
    rows.map(({ clientId, entry, replaces, isTold, isGone, askedAt }) => ({
      client_id: clientId,
      entry: storable(entry),
      replaces,
      is_told: isTold,
      asked_at: new Date(askedAt).toISOString(),
      gone_at: isGone ? new Date(now()).toISOString() : null,
    })),
  );
  return ask("keep clients in the inventory", async (database) => {
    const kept = await database.execute(sql`
      WITH head AS (
        INSERT INTO inventory_pools AS known (pool_id, version) VALUES (${poolId}, 1)
        ON CONFLICT (pool_id) DO UPDATE SET version = known.version + 1
        RETURNING version
      ), given AS (
        SELECT * FROM jsonb_to_recordset(${values}::jsonb) AS it (
          client_id text, replaces bigint, entry text, is_told boolean, asked_at timestamptz, gone_at timestamptz
        )
      )
      INSERT INTO inventory_clients AS known (pool_id, client_id, version, replaces, entry, is_told, gone_at)
      SELECT ${poolId}, given.client_id, head.version, given.replaces, given.entry, given.is_told, given.gone_at
      FROM head, given
      ON CONFLICT (pool_id, client_id) DO UPDATE SET
        version = excluded.version, replaces = excluded.replaces, entry = excluded.entry,
        is_told = known.is_told AND excluded.is_told, gone_at = excluded.gone_at
      WHERE CASE WHEN known.gone_at IS NULL THEN known.version = excluded.replaces
        ELSE known.gone_at < (SELECT asked_at FROM given WHERE given.client_id = excluded.client_id) END
      RETURNING client_id, version`);
    return new Map(saved.parse(kept).rows.map(({ client_id, version }) => [client_id, version]));
  });
}

/** The clients whose last change outside the console is not in the audit trail yet. One round trip. */
export function untoldRows(poolId: string): Promise<Result<Omit<InventoryRow, "isGone">[]>> {
  return ask("list untold changes", async (database) => {
    const { clientId, entry, version } = inventoryClients;
    return await database
      .select({ clientId, entry, version })
      .from(inventoryClients)
      .where(and(eq(inventoryClients.poolId, poolId), eq(inventoryClients.isTold, false)));
  });
}

/** Claims the right to write the audit row of a change: true for one caller only. One round trip. */
export function tellRow(poolId: string, clientId: string, version: number): Promise<Result<boolean>> {
  return ask("tell of a change", async (database) => {
    const told = await database
      .update(inventoryClients)
      .set({ isTold: true })
      .where(
        and(
          eq(inventoryClients.poolId, poolId),
          eq(inventoryClients.clientId, clientId),
          eq(inventoryClients.version, version),
          eq(inventoryClients.isTold, false),
        ),
      )
      .returning({ clientId: inventoryClients.clientId });
    return told.length > 0;
  });
}

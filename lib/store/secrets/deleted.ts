import "server-only";
import { and, desc, eq, gt, or, sql } from "drizzle-orm";
import type { Result } from "@/lib/domain/result";
import type { DeletedSecret } from "@/lib/domain/secret/rotation";
import { now } from "@/lib/process/clock";
import { ask } from "@/lib/store/database";
import { deletedSecrets } from "@/lib/store/secrets/tables";

/** A secret that was just deleted here. `noteIds` are the ids under which it may be noted. */
export type Deletion = Pick<DeletedSecret, "secretId" | "why" | "deletedBy"> & {
  readonly noteIds: readonly string[];
};

/** A deleted secret with its keyed fingerprint; null where the console never knew its value. */
export type BuriedSecret = DeletedSecret & { readonly fingerprint: string | null };

/**
 * Adds a secret to the deleted ones, with the fingerprint of its note, and removes its note and its plan: all or
 * nothing. A secret that is there already stays as it is, except that a leak is always recorded. One round trip.
 */
export function burySecret(
  poolId: string,
  clientId: string,
  { secretId, noteIds, why, deletedBy }: Deletion,
): Promise<Result<null>> {
  const ids = sql`ARRAY(SELECT json_array_elements_text(${JSON.stringify(noteIds)}::json))`;
  return ask("bury a secret", async (database) => {
    await database.execute(sql`
      WITH note AS (
        DELETE FROM secret_notes
        WHERE pool_id = ${poolId} AND client_id = ${clientId} AND secret_id = ANY(${ids})
        RETURNING secret_id, fingerprint
      ), plan AS (
        DELETE FROM secret_plans
        WHERE pool_id = ${poolId} AND client_id = ${clientId} AND secret_id = ${secretId}
      )
      INSERT INTO deleted_secrets (pool_id, client_id, secret_id, fingerprint, why, deleted_at, deleted_by)
      VALUES (
        ${poolId}, ${clientId}, ${secretId}, (SELECT fingerprint FROM note ORDER BY secret_id = ${secretId} DESC LIMIT 1), ${why},
        ${new Date(now()).toISOString()}::timestamptz, ${deletedBy}
      )
      ON CONFLICT (pool_id, client_id, secret_id) DO UPDATE SET
        why = 'leaked',
        fingerprint = coalesce(deleted_secrets.fingerprint, excluded.fingerprint)
      WHERE excluded.why = 'leaked'`);
    return null;
  });
}

/** A client's secrets deleted here after `since` (epoch milliseconds), or leaked, latest first. One round trip. */
export function deletedSecretsOf(
  poolId: string,
  clientId: string,
  since: number,
): Promise<Result<BuriedSecret[]>> {
  const isTold = or(gt(deletedSecrets.deletedAt, new Date(since)), eq(deletedSecrets.why, "leaked"));
  return ask("list the deleted secrets of a client", async (database) => {
    const query = database
      .select()
      .from(deletedSecrets)
      .where(and(isClient(poolId, clientId), isTold));
    const rows = await query.orderBy(desc(deletedSecrets.deletedAt));
    return rows.map(({ secretId, fingerprint, why, deletedAt, deletedBy }) => ({
      secretId,
      fingerprint,
      why,
      deletedAt: deletedAt.toISOString(),
      deletedBy,
    }));
  });
}

/** Removes a secret from the deleted ones, because its value was restored. One round trip. */
export function unburySecret(poolId: string, clientId: string, secretId: string): Promise<Result<null>> {
  return ask("unbury a secret", async (database) => {
    await database
      .delete(deletedSecrets)
      .where(and(isClient(poolId, clientId), eq(deletedSecrets.secretId, secretId)));
    return null;
  });
}

const isClient = (poolId: string, clientId: string) =>
  and(eq(deletedSecrets.poolId, poolId), eq(deletedSecrets.clientId, clientId));

import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Result } from "@/lib/domain/result";
import type { SecretNote } from "@/lib/domain/secret/rotation";
import { now } from "@/lib/process/clock";
import { ask } from "@/lib/store/database";
import { secretNotes } from "@/lib/store/secrets/tables";

/** The note of a secret made here: its keyed fingerprint (lib/process/secret-fingerprint), never its value. */
export type MadeSecret = {
  readonly secretId: string;
  readonly fingerprint: string;
  readonly madeBy: string;
  /** An ISO instant if the secret got a token already. */
  readonly provenAt: string | null;
  /** The id of the deleted secret that had this value; omitted for a new value. */
  readonly restores?: string;
};

/** Stands for the id of a secret made with its client: the answer to a creation names none. */
export const FIRST_SECRET = "first";

/** A note as stored, with the fingerprint, which no page shows. */
export type StoredNote = SecretNote & { readonly fingerprint: string | null };

/** The notes of a client's secrets, by secret id. One round trip. */
export function notesOf(poolId: string, clientId: string): Promise<Result<ReadonlyMap<string, StoredNote>>> {
  return ask("read the notes of a client's secrets", async (database) => {
    const rows = await database.select().from(secretNotes).where(isClient(poolId, clientId));
    return new Map(rows.map((row) => [row.secretId, toNote(row)]));
  });
}

/** Notes a secret that was made here. One round trip. */
export function noteSecret(
  poolId: string,
  clientId: string,
  { secretId, fingerprint, madeBy, provenAt, restores }: MadeSecret,
): Promise<Result<null>> {
  const proven = provenAt === null ? null : new Date(provenAt);
  const row = { fingerprint, madeBy, provenAt: proven, restores: restores ?? null };
  return ask("note a secret", async (database) => {
    await database
      .insert(secretNotes)
      .values({ poolId, clientId, secretId, ...row })
      .onConflictDoUpdate({
        target: [secretNotes.poolId, secretNotes.clientId, secretNotes.secretId],
        set: row,
      });
    return null;
  });
}

/** Notes that the secret of this fingerprint got a token just now, the ISO instant. One round trip. */
export function noteProven(
  poolId: string,
  clientId: string,
  fingerprint: string,
): Promise<Result<{ provenAt: string; secretIds: string[] }>> {
  const provenAt = new Date(now());
  return ask("note that a secret works", async (database) => {
    const noted = await database
      .update(secretNotes)
      .set({ provenAt })
      .where(and(isClient(poolId, clientId), eq(secretNotes.fingerprint, fingerprint)))
      .returning({ secretId: secretNotes.secretId });
    return { provenAt: provenAt.toISOString(), secretIds: noted.map(({ secretId }) => secretId) };
  });
}

/** Whether a secret of this fingerprint was made here and has got no token yet. One round trip. */
export function isUnproven(poolId: string, clientId: string, fingerprint: string): Promise<Result<boolean>> {
  return ask("look whether a secret was made here", async (database) => {
    const isSame = and(isClient(poolId, clientId), eq(secretNotes.fingerprint, fingerprint));
    const rows = await database
      .select({ secretId: secretNotes.secretId })
      .from(secretNotes)
      .where(and(isSame, isNull(secretNotes.provenAt)))
      .limit(1);
    return rows.length > 0;
  });
}

const isClient = (poolId: string, clientId: string) =>
  and(eq(secretNotes.poolId, poolId), eq(secretNotes.clientId, clientId));

const toNote = ({
  fingerprint,
  madeBy,
  provenAt,
  restores,
}: typeof secretNotes.$inferSelect): StoredNote => ({
  fingerprint,
  madeBy,
  provenAt: provenAt?.toISOString() ?? null,
  restores,
});

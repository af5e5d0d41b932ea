import "server-only";
import { and, eq } from "drizzle-orm";
import { now } from "@/lib/process/clock";
import type { Result } from "@/lib/domain/result";
import type { SecretNote } from "@/lib/domain/secret/rotation";
import { ask } from "@/lib/store/database";
import { secretNotes } from "@/lib/store/secrets/tables";

/** A secret as it is noted when it has been made here: its keyed fingerprint (lib/secret-fingerprint), never its value. */
export type MadeSecret = {
  readonly secretId: string;
  readonly fingerprint: string;
  readonly madeBy: string;
  /** An ISO instant, where it has got a token already. */
  readonly provenAt: string | null;
  /** The id of the deleted secret whose value it holds again; left out where it is a new value. */
  readonly restores?: string;
};

/** In place of the id of a secret that was made with its client: the answer to a creation names none. */
export const FIRST_SECRET = "first";

/** What is noted of a client's secrets, by secret id. One round trip. */
export function notesOf(poolId: string, clientId: string): Promise<Result<ReadonlyMap<string, SecretNote>>> {
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

/** Notes that the secret of this fingerprint has got a token just now. Gives the instant, ISO. One round trip. */
export function noteProven(poolId: string, clientId: string, fingerprint: string): Promise<Result<string>> {
  const provenAt = new Date(now());
  return ask("note that a secret works", async (database) => {
    await database
      .update(secretNotes)
      .set({ provenAt })
      .where(and(isClient(poolId, clientId), eq(secretNotes.fingerprint, fingerprint)));
    return provenAt.toISOString();
  });
}

const isClient = (poolId: string, clientId: string) =>
  and(eq(secretNotes.poolId, poolId), eq(secretNotes.clientId, clientId));

const toNote = ({ madeBy, provenAt, restores }: typeof secretNotes.$inferSelect): SecretNote => ({
  madeBy,
  provenAt: provenAt?.toISOString() ?? null,
  restores,
});

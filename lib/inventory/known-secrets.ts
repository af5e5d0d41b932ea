import "server-only";
import { now } from "@/lib/clock";
import { listSecrets } from "@/lib/cognito/secrets";
import type { Pool } from "@/lib/domain/access";
import type { AppClient } from "@/lib/domain/client";
import { ok, type Result } from "@/lib/domain/result";
import { ageInDays, type KnownSecret, type SecretNote } from "@/lib/domain/rotation";
import type { Secret } from "@/lib/domain/secret";
import { recoverIntents } from "@/lib/inventory/recover-intents";
import { NEW_SECRET } from "@/lib/inventory/start-rotation";
import { type Intent, lostIntents } from "@/lib/store/intents";
import { notesOf } from "@/lib/store/secret-notes";

/** A client's first secret is made with it; the two dates may differ by a moment. */
const SAME_BIRTH_MS = 5_000;

/** How far Cognito's clock and ours may differ. */
const CLOCKS_MS = 300_000;

/**
 * A client's secrets, oldest first, with all that is known of each. Looks first for what came of additions whose
 * process died. One call and three round trips to the store. Answers as `listSecrets`, store-unreachable.
 */
export async function knownSecrets(pool: Pool, client: AppClient): Promise<Result<KnownSecret[]>> {
  const { clientId } = client;
  await recoverIntents(pool);
  const [listed, notes, lost] = await Promise.all([
    listSecrets(pool, clientId),
    notesOf(pool.id, clientId),
    lostIntents(pool.id, { kind: NEW_SECRET, id: clientId }),
  ]);
  if (!listed.ok) return listed;
  if (!notes.ok) return notes;
  if (!lost.ok) return lost;
  return ok(
    listed.value.map((secret, index) => {
      const note = notes.value.get(secret.secretId) ?? none;
      const isFirst = index === 0 && isSameBirth(secret, client);
      const origin = isFirst ? "client" : originOf(secret, note, lost.value);
      return { ...secret, ...note, origin, ageDays: ageInDays(secret, now()) };
    }),
  );
}

const none: SecretNote = { madeBy: null, provenAt: null };

const isSameBirth = (secret: Secret, client: AppClient) =>
  Math.abs(Date.parse(secret.createdAt) - Date.parse(client.createdAt)) < SAME_BIRTH_MS;

function originOf(
  { secretId, createdAt }: Secret,
  { madeBy }: SecretNote,
  lost: readonly Intent[],
): KnownSecret["origin"] {
  if (madeBy !== null) return "console";
  const born = Date.parse(createdAt);
  const isLost = lost.some(
    (intent) => !intent.knownIds.includes(secretId) && born > intent.createdAt - CLOCKS_MS,
  );
  return isLost ? "unconfirmed" : "elsewhere";
}

import "server-only";
import { recoverIntents } from "@/lib/acts/lost/recover";
import { NEW_SECRET } from "@/lib/acts/secrets/start";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import type { Pool } from "@/lib/domain/access/roles";
import type { AppClient } from "@/lib/domain/client/client";
import { ok, type Result } from "@/lib/domain/result";
import { ageInDays } from "@/lib/domain/secret/age";
import { isBornWith, type KnownSecret } from "@/lib/domain/secret/rotation";
import type { Secret } from "@/lib/domain/secret/secret";
import { now } from "@/lib/process/clock";
import { type Intent, unansweredIntents } from "@/lib/store/audit/intents";
import { FIRST_SECRET, notesOf, type StoredNote } from "@/lib/store/secrets/notes";
import { plansOf } from "@/lib/store/secrets/plans";

/** How far Cognito's clock and ours may differ. */
const CLOCKS_MS = 300_000;

/**
 * A client's secrets, oldest first, with all that is known of each. First recovers additions whose process died. One
 * call and four round trips to the store. Fails as `listSecrets`, store-unreachable.
 */
export async function knownSecrets(pool: Pool, client: AppClient): Promise<Result<KnownSecret[]>> {
  const { clientId } = client;
  await recoverIntents(pool);
  const [listed, notes, plans, unanswered] = await Promise.all([
    listSecrets(pool, clientId),
    notesOf(pool.id, clientId),
    plansOf(pool.id, clientId),
    unansweredIntents(pool.id, { kind: NEW_SECRET, id: clientId }),
  ]);
  if (!listed.ok) return listed;
  if (!notes.ok) return notes;
  if (!plans.ok) return plans;
  if (!unanswered.ok) return unanswered;
  const readAt = now();
  return ok(
    listed.value.map((secret, index) => {
      const own = notes.value.get(secret.secretId);
      const isFirst = own === undefined && index === 0 && isBornWith(secret, client);
      const stored = own ?? (isFirst ? notes.value.get(FIRST_SECRET) : undefined) ?? none;
      const origin = isFirst ? "client" : originOf(secret, stored, unanswered.value);
      const { fingerprint: _, ...note } = stored;
      const plan = plans.value.get(secret.secretId) ?? null;
      return { ...secret, ...note, origin, ageDays: ageInDays(secret.createdAt, readAt), readAt, plan };
    }),
  );
}

const none: StoredNote = { fingerprint: null, madeBy: null, provenAt: null, restores: null };

/** A secret that was noted but never shown, because the console died in between, is found by its fingerprint. */
function originOf(
  { secretId, createdAt }: Secret,
  { madeBy, provenAt, restores, fingerprint }: StoredNote,
  unanswered: readonly Intent[],
): KnownSecret["origin"] {
  const born = Date.parse(createdAt);
  const isNoted = madeBy !== null;
  const isSeen = provenAt !== null || restores !== null;
  const isNewFor = (it: Intent) => !it.knownIds.includes(secretId) && born > it.createdAt - CLOCKS_MS;
  // Where Cognito makes the value, no intent has its fingerprint.
  const [intent] = unanswered.filter((it) =>
    isNoted
      ? !isSeen && (it.fingerprint === null ? isNewFor(it) : it.fingerprint === fingerprint)
      : isNewFor(it),
  );
  if (!intent) return isNoted ? "console" : "elsewhere";
  return intent.isOpen ? "pending" : "unconfirmed";
}

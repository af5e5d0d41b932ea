import "server-only";
import { now } from "@/lib/process/clock";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import type { Pool } from "@/lib/domain/access/roles";
import type { AppClient } from "@/lib/domain/client/client";
import { ok, type Result } from "@/lib/domain/result";
import { ageInDays, isBornWith, type KnownSecret, type SecretNote } from "@/lib/domain/secret/rotation";
import type { Secret } from "@/lib/domain/secret/secret";
import { recoverIntents } from "@/lib/acts/lost/recover";
import { NEW_SECRET } from "@/lib/acts/secrets/start";
import { type Intent, unansweredIntents } from "@/lib/store/audit/intents";
import { FIRST_SECRET, notesOf } from "@/lib/store/secrets/notes";
import { plansOf } from "@/lib/store/secrets/plans";

/** How far Cognito's clock and ours may differ. */
const CLOCKS_MS = 300_000;

/**
 * A client's secrets, oldest first, with all that is known of each. Looks first for what came of additions whose
 * process died. One call and four round trips to the store. Answers as `listSecrets`, store-unreachable.
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
  return ok(
    listed.value.map((secret, index) => {
      const own = notes.value.get(secret.secretId);
      const isFirst = own === undefined && index === 0 && isBornWith(secret, client);
      const note = own ?? (isFirst ? notes.value.get(FIRST_SECRET) : undefined) ?? none;
      const origin = isFirst ? "client" : originOf(secret, note, unanswered.value);
      const plan = plans.value.get(secret.secretId) ?? null;
      return { ...secret, ...note, origin, ageDays: ageInDays(secret, now()), plan };
    }),
  );
}

const none: SecretNote = { madeBy: null, provenAt: null, restores: null };

function originOf(
  { secretId, createdAt }: Secret,
  { madeBy }: SecretNote,
  unanswered: readonly Intent[],
): KnownSecret["origin"] {
  if (madeBy !== null) return "console";
  const born = Date.parse(createdAt);
  const [intent] = unanswered.filter(
    (it) => !it.knownIds.includes(secretId) && born > it.createdAt - CLOCKS_MS,
  );
  if (!intent) return "elsewhere";
  return intent.isOpen ? "pending" : "unconfirmed";
}

import "server-only";
import { z } from "zod";
import { cannotTell, done, type Finder, type LostIntent, notDone } from "@/lib/acts/lost/act";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import type { AuditRow } from "@/lib/domain/audit/row";
import type { DeletedSecret } from "@/lib/domain/secret/rotation";
import type { Secret } from "@/lib/domain/secret/secret";
import type { Intent } from "@/lib/store/audit/intents";
import { burySecret, deletedSecretsOf, unburySecret } from "@/lib/store/secrets/deleted";
import { notesOf, type StoredNote } from "@/lib/store/secrets/notes";
import { plansOf } from "@/lib/store/secrets/plans";

/** How far Cognito's clock and ours may differ, with the longest time that an act takes. */
const NEAR_MS = 420_000;

/**
 * Looks for the added secret. A noted secret is ours if its fingerprint matches. Without a note, ours is the one that
 * is not among `knownIds` and was created at that time. Its value died with the process.
 */
export const lostAddition: Finder = async (lost) => {
  const { pool, intent, row } = lost;
  const clientId = row.clientId ?? "";
  const [listed, notes, deleted] = await Promise.all([
    listSecrets(pool, clientId),
    notesOf(pool.id, clientId),
    deletedSecretsOf(pool.id, clientId, intent.createdAt),
  ]);
  if (!listed.ok) return listed.problem.code === "not-found" ? cannotTell(aboutLost(lost, null)) : null;
  if (!notes.ok || !deleted.ok) return null;
  const { fingerprint } = intent;
  const isOurs = (secret: { readonly fingerprint: string | null }) =>
    fingerprint !== null && secret.fingerprint === fingerprint;
  const noted = [...notes.value].find(([, note]) => isOurs(note));
  if (noted) {
    const [secretId, { restores }] = noted;
    if (restores !== null) await unburySecret(pool.id, clientId, restores);
    const secret = listed.value.find((it) => it.secretId === secretId);
    return done({ ...aboutLost(lost, secretId), after: secret ? { ...secret } : { secretId } });
  }
  const buried = row.action === "undo rotation" ? undefined : deleted.value.find(isOurs);
  if (buried) return done({ ...aboutLost(lost, buried.secretId), after: { secretId: buried.secretId } });
  const added = listed.value.find((secret) => isNew(secret, lost, notes.value));
  if (!added) return notDone(aboutLost(lost, null));
  return done({ ...aboutLost(lost, added.secretId), after: { ...added } });
};

const isNew = (
  { secretId, createdAt }: Secret,
  { intent, row }: LostIntent,
  notes: ReadonlyMap<string, StoredNote>,
): boolean =>
  !intent.knownIds.includes(secretId) &&
  isUnshown(notes.get(secretId), row, intent) &&
  Math.abs(Date.parse(createdAt) - intent.createdAt) < NEAR_MS;

/**
 * Whether a secret may have been added by an act that nobody got the answer to. One that is noted was: only where Cognito
 * made its value, which the intent then lacks the fingerprint of, by the same person and without a proof.
 */
const isUnshown = (note: StoredNote | undefined, row: AuditRow, { fingerprint }: Intent): boolean =>
  note === undefined ||
  (fingerprint === null &&
    note.madeBy === row.person.email &&
    note.provenAt === null &&
    note.restores === null);

/** Any end of a rotation: checks whether Cognito still lists the secret. If not, adds it to the deleted secrets. */
export const lostEnding =
  (why: DeletedSecret["why"]): Finder =>
  async (lost) => {
    const { pool, intent, row } = lost;
    const clientId = row.clientId ?? "";
    const secretId = intent.object?.id ?? "";
    const listed = await listSecrets(pool, clientId);
    if (!listed.ok) return listed.problem.code === "not-found" ? cannotTell(aboutLost(lost, secretId)) : null;
    if (listed.value.some((secret) => secret.secretId === secretId))
      return notDone(aboutLost(lost, secretId));
    const noteIds = intent.knownIds;
    const buried = await burySecret(pool.id, clientId, {
      secretId,
      noteIds,
      why,
      deletedBy: row.person.email,
    });
    if (!buried.ok) return null;
    return done({ ...aboutLost(lost, secretId), before: { secretId } });
  };

/** A plan is only in the store, which shows whether it was saved. */
export const lostRetirement: Finder = async (lost) => {
  const asked = retirementInput.safeParse(lost.row.input);
  if (!asked.success) return cannotTell(aboutLost(lost, null));
  const { secretId, retireAt } = asked.data;
  const plans = await plansOf(lost.pool.id, lost.row.clientId ?? "");
  if (!plans.ok) return null;
  const isSaved = (plans.value.get(secretId)?.retireAt ?? null) === retireAt;
  return isSaved ? done(aboutLost(lost, secretId)) : notDone(aboutLost(lost, secretId));
};

const retirementInput = z.object({ secretId: z.string(), retireAt: z.string().nullable() });

const aboutLost = ({ row: { clientId, object } }: LostIntent, secretId: string | null) => ({
  clientId,
  object: secretId === null ? object : { kind: "secret", id: secretId },
});

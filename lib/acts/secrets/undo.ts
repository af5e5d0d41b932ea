import "server-only";
import { aboutSecret } from "@/lib/acts/about";
import { act } from "@/lib/acts/act";
import { aloneWithSecrets } from "@/lib/acts/secrets/add";
import { planAddition, readPlace } from "@/lib/acts/secrets/start";
import { clientSubject } from "@/lib/acts/subjects";
import type { Pool } from "@/lib/domain/access/roles";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { undoDraft } from "@/lib/domain/secret/draft";
import type { GraceSecret, NoWayBack } from "@/lib/domain/secret/rotation";
import { rotationSettings } from "@/lib/inventory/rotation-settings";
import { now } from "@/lib/process/clock";
import { secretFingerprint } from "@/lib/process/secret-fingerprint";
import { type BuriedSecret, deletedSecretsOf, unburySecret } from "@/lib/store/secrets/deleted";

/**
 * Undoes an ended rotation: adds a deleted secret again, whose value the person pastes. First compares the keyed
 * fingerprint, so that an unknown value costs no call. Then two calls, List and Add. The run checks again, under the
 * lease on the client's secrets, that the value may be restored. Fails with refused if undoing is switched off, invalid
 * for a value that was not deleted here in time, leaked, or may have leaked, otherwise as `readPlace`; its run also
 * with invalid, otherwise as `addOrFind`.
 */
export const undoRotation = act({
  name: "undo rotation",
  permission: "rotate secret",
  input: undoDraft,
  subject: clientSubject,
  plan: async (pool, { clientId, secret }) => {
    if (!rotationSettings().isUndoOn) return failed(problem("refused", { message: switchedOff }));
    const found = await toRestore(pool, clientId, secret);
    if (!found.ok) return found;
    const place = await readPlace(pool, clientId);
    if (!place.ok) return place;
    const restores = found.value.secretId;
    const { trace, run } = planAddition(pool, clientId, { value: secret, known: place.value, restores });
    return ok({
      ...(trace && { trace }),
      run: () =>
        aloneWithSecrets(pool, clientId, async () => {
          const still = await toRestore(pool, clientId, secret);
          if (!still.ok) return still;
          const added = await run();
          if (!added.ok) return added;
          await unburySecret(pool.id, clientId, restores);
          const { secretId, createdAt } = added.value;
          return ok({ clientId, secretId, createdAt, restores });
        }),
    });
  },
  trail: ({ clientId, secretId, createdAt, restores }) => ({
    ...aboutSecret(clientId, secretId),
    after: { secretId, createdAt, restores },
  }),
});

/** The deleted secret of this value, if it may be restored. No call. */
async function toRestore(pool: Pool, clientId: string, secret: string): Promise<Result<BuriedSecret>> {
  const deleted = await deletedSecretsOf(pool.id, clientId, graceStart());
  if (!deleted.ok) return deleted;
  const fingerprint = secretFingerprint(secret);
  const same = deleted.value.filter((it) => it.fingerprint === fingerprint);
  if (same.some(({ why }) => why === "leaked")) return invalid(leaked);
  const [found] = same;
  if (!found) return invalid(unknown);
  return mayHaveLeaked(found, deleted.value) ? invalid(perhapsLeaked) : ok(found);
}

/** A client's recently deleted secrets; `noWayBack` says why one cannot be restored. Fails with store-unreachable. */
export async function graceSecrets(pool: Pool, clientId: string): Promise<Result<GraceSecret[]>> {
  const deleted = await deletedSecretsOf(pool.id, clientId, graceStart());
  if (!deleted.ok) return deleted;
  const isRecent = ({ deletedAt }: BuriedSecret) => Date.parse(deletedAt) > graceStart();
  return ok(deleted.value.filter(isRecent).map((secret) => toGraceSecret(secret, deleted.value)));
}

const graceMs = () => rotationSettings().undoHours * 3_600_000;
const graceStart = () => now() - graceMs();

function toGraceSecret(buried: BuriedSecret, all: readonly BuriedSecret[]): GraceSecret {
  const { fingerprint: _, ...secret } = buried;
  const until = new Date(Date.parse(secret.deletedAt) + graceMs()).toISOString();
  return { ...secret, until, noWayBack: noWayBack(buried, all) };
}

function noWayBack(buried: BuriedSecret, all: readonly BuriedSecret[]): NoWayBack {
  if (buried.why === "leaked") return "leaked";
  if (buried.fingerprint === null) return "unknown-value";
  return mayHaveLeaked(buried, all) ? "may-have-leaked" : null;
}

/** Whether the value may have been restored outside this console and then leaked. */
const mayHaveLeaked = ({ deletedAt }: BuriedSecret, all: readonly BuriedSecret[]) =>
  all.some((it) => it.why === "leaked" && it.fingerprint === null && it.deletedAt > deletedAt);

const invalid = (sentence: string) => failed(problem("invalid", { fields: { secret: sentence } }));

const leaked = "This secret was reported as leaked, so it can’t be restored. Nothing was changed.";
const perhapsLeaked =
  "This may be a secret that was reported as leaked, so it can’t be restored. Nothing was changed. Start a rotation instead.";
const unknown =
  "This doesn’t match any recently deleted secret of this client. Nothing was changed. Paste the whole value.";
const switchedOff =
  "Restoring deleted secrets is disabled here, because it isn’t confirmed that Cognito accepts a deleted value again. Nothing was changed. To enable it, set ROTATION_UNDO=on.";

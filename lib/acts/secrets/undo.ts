import "server-only";
import { now } from "@/lib/process/clock";
import type { Pool } from "@/lib/domain/access/roles";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import type { GraceSecret, NoWayBack } from "@/lib/domain/secret/rotation";
import type { Secret } from "@/lib/domain/secret/secret";
import type { Plan } from "@/lib/acts/plan";
import { rotationSettings } from "@/lib/inventory/rotation-settings";
import { planAddition, readPlace } from "@/lib/acts/secrets/start";
import { secretFingerprint } from "@/lib/process/secret-fingerprint";
import { type BuriedSecret, deletedSecretsOf, unburySecret } from "@/lib/store/secrets/deleted";

/** A deleted secret whose value is there again, without it: the person who pasted it has it. */
export type RestoredSecret = Secret & { readonly clientId: string; readonly restores: string };

/**
 * The way back after a rotation that ended: the old value, pasted by who kept it, is added again beside the secret there
 * is. The keyed fingerprint recognises it first; what it does not recognise costs no call. Then two calls, List and Add.
 * Answers refused where undoing is switched off, invalid for a value that is none of those deleted here in time or that
 * leaked or may have, otherwise as `readPlace`; its run as `addOrFind`.
 */
export async function planUndo(
  pool: Pool,
  { clientId, secret }: { clientId: string; secret: string },
): Promise<Result<Plan<RestoredSecret>>> {
  if (!rotationSettings().isUndoOn) return failed(problem("refused", { message: switchedOff }));
  const deleted = await deletedSecretsOf(pool.id, clientId, graceStart());
  if (!deleted.ok) return deleted;
  const fingerprint = secretFingerprint(secret);
  const same = deleted.value.filter((it) => it.fingerprint === fingerprint);
  if (same.some(({ why }) => why === "leaked")) return invalid(leaked);
  const [found] = same;
  if (!found) return invalid(unknown);
  if (mayHaveLeaked(found, deleted.value)) return invalid(perhapsLeaked);
  const place = await readPlace(pool, clientId);
  if (!place.ok) return place;
  const restores = found.secretId;
  const { trace, run } = planAddition(pool, clientId, { value: secret, known: place.value, restores });
  return ok({
    ...(trace && { trace }),
    run: async () => {
      const added = await run();
      if (!added.ok) return added;
      await unburySecret(pool.id, clientId, restores);
      const { secretId, createdAt } = added.value;
      return ok({ clientId, secretId, createdAt, restores });
    },
  });
}

/** A client's deleted secrets that may come back, or of which to say why not. Answers store-unreachable. */
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

/** Whether somebody may have put the value back without this console, and it leaked then. */
const mayHaveLeaked = ({ deletedAt }: BuriedSecret, all: readonly BuriedSecret[]) =>
  all.some((it) => it.why === "leaked" && it.fingerprint === null && it.deletedAt > deletedAt);

const invalid = (sentence: string) => failed(problem("invalid", { fields: { secret: sentence } }));

const leaked = "This secret leaked, so it never comes back. Cognito was not asked.";
const perhapsLeaked =
  "A secret whose value this console never saw leaked since, and it may have been this one. Cognito was not asked. Start a rotation instead.";
const unknown =
  "This is none of the secrets that were deleted here in time, so Cognito was not asked. Paste the whole value.";
const switchedOff =
  "Undoing is switched off here: whether Cognito takes a deleted value again is not confirmed. Nothing was changed. ROTATION_UNDO=on switches it on.";

import "server-only";
import { now } from "@/lib/clock";
import { deleteSecret, listSecrets } from "@/lib/cognito/secrets";
import { config } from "@/lib/config";
import type { Pool } from "@/lib/domain/access";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { doubtsOf, isProduction, rotationOf, whyNoRotation } from "@/lib/domain/rotation";
import type { Secret } from "@/lib/domain/secret";
import { recentClient } from "@/lib/inventory/clients";
import type { Plan } from "@/lib/inventory/plan";
import { forgetSecret, notesOf } from "@/lib/store/secret-notes";

/** Which secret an act names: the one that the person saw. */
type Asked = { readonly clientId: string; readonly secretId: string };

/** A rotation that ended: the secret that is gone, and the one that is left. */
export type EndedRotation = { readonly clientId: string; readonly deleted: Secret; readonly kept: Secret };

/** The console's settings of rotation. */
export const rotationSettings = () => config().rotation;

/** An ended rotation for the audit trail. */
export const endedTrail = ({ clientId, deleted, kept }: EndedRotation) => ({
  clientId,
  object: { kind: "secret", id: deleted.secretId },
  before: { ...deleted },
  after: { kept: kept.secretId },
});

/**
 * The end of a rotation: the older secret is deleted. Two calls, List and Delete. The client's name has to be typed
 * while the newer one has not been proven, or the overlap is not over. Answers refused where the secrets are no longer
 * those that the person saw; its run as `deleteAndLook`.
 */
export async function planFinish(pool: Pool, asked: Asked): Promise<Result<Plan<EndedRotation>>> {
  const found = await openRotation(pool, asked.clientId);
  if (!found.ok) return found;
  const { name, current, next } = found.value;
  if (current.secretId !== asked.secretId) return failed(changed);
  const notes = await notesOf(pool.id, asked.clientId);
  if (!notes.ok) return notes;
  const provenAt = notes.value.get(next.secretId)?.provenAt ?? null;
  const isDoubtful = doubtsOf({ ...next, provenAt }, rotationSettings().overlapMinutes, now()).length > 0;
  return ok({ ...(isDoubtful && { typedName: name }), ...ending(pool, asked, current, next) });
}

/** The way back: the newer secret is deleted. Two calls. Answers as `planFinish`, without a name to be typed. */
export async function planCancel(pool: Pool, asked: Asked): Promise<Result<Plan<EndedRotation>>> {
  const found = await openRotation(pool, asked.clientId);
  if (!found.ok) return found;
  const { current, next } = found.value;
  if (next.secretId !== asked.secretId) return failed(changed);
  return ok(ending(pool, asked, next, current));
}

/**
 * The deletion of a secret that leaked, at once: neither proof nor overlap counts. Two calls. In production the client's
 * name has to be typed. Answers as `planFinish`.
 */
export async function planRevocation(pool: Pool, asked: Asked): Promise<Result<Plan<EndedRotation>>> {
  const found = await openRotation(pool, asked.clientId);
  if (!found.ok) return found;
  const { name, current, next } = found.value;
  const [leaked, kept] = asked.secretId === current.secretId ? [current, next] : [next, current];
  if (leaked.secretId !== asked.secretId) return failed(changed);
  return ok({
    ...(isProduction(pool.environment) && { typedName: name }),
    ...ending(pool, asked, leaked, kept),
  });
}

async function openRotation(
  pool: Pool,
  clientId: string,
): Promise<Result<{ name: string; current: Secret; next: Secret }>> {
  const client = await recentClient(pool, clientId);
  if (!client.ok) return client;
  const { kind, name } = client.value;
  const objection = whyNoRotation(kind, "rotating");
  if (objection !== null) return failed(problem("denied", { message: `${objection} Nothing was changed.` }));
  const listed = await listSecrets(pool, clientId);
  if (!listed.ok) return listed;
  const rotation = rotationOf(listed.value);
  if (rotation.is !== "rotating") return failed(problem("refused", { message: lastOne }));
  return ok({ name, current: rotation.current, next: rotation.next });
}

const lastOne =
  "This client has no second secret, and the last one cannot be deleted. Nothing was changed. Reload the page.";

const changed = problem("refused", {
  message: "The secrets of this client changed since you opened the page. Nothing was changed. Reload it.",
});

const ending = (pool: Pool, { clientId }: Asked, deleted: Secret, kept: Secret): Plan<EndedRotation> => ({
  trace: { object: { kind: "secret", id: deleted.secretId } },
  run: async () => {
    const gone = await deleteAndLook(pool, clientId, deleted.secretId);
    if (!gone.ok) return gone;
    await forgetSecret(pool.id, clientId, deleted.secretId);
    return ok({ clientId, deleted, kept });
  },
});

/**
 * Deletes a secret; where the answer was lost, or it was gone already, the list tells. Answers unreachable where it is
 * still there, refused for the last one, unknown-outcome where even looking did not tell, otherwise as `deleteSecret`.
 */
async function deleteAndLook(pool: Pool, clientId: string, secretId: string): Promise<Result<null>> {
  const deleted = await deleteSecret(pool, clientId, secretId);
  if (deleted.ok) return deleted;
  const { code } = deleted.problem;
  if (code === "refused") return failed(problem("refused", { message: lastOne }));
  if (code !== "unknown-outcome" && code !== "not-found") return deleted;
  const listed = await listSecrets(pool, clientId);
  if (!listed.ok) return deleted;
  if (!listed.value.some((secret) => secret.secretId === secretId)) return ok(null);
  return failed(problem("unreachable", { message: stillThere }));
}

const stillThere = "Cognito did not answer, and the secret is still there. Try again in a moment.";

import "server-only";
import { now } from "@/lib/process/clock";
import { deleteSecret, listSecrets } from "@/lib/aws/cognito/secrets";
import type { Pool } from "@/lib/domain/access/roles";
import type { AppClient } from "@/lib/domain/client/client";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { type DeletedSecret, doubtsOf, isBornWith, rotationOf, whyNoRotation } from "@/lib/domain/secret/rotation";
import type { Secret } from "@/lib/domain/secret/secret";
import { recentClient } from "@/lib/inventory/clients";
import { rememberSecrets } from "@/lib/inventory/own-writes";
import { namedInProduction, type Plan } from "@/lib/acts/plan";
import { rotationSettings } from "@/lib/inventory/rotation-settings";
import { burySecret } from "@/lib/store/secrets/deleted";
import { FIRST_SECRET, notesOf } from "@/lib/store/secrets/notes";

/** Which secret an act names: the one that the person saw. */
type Asked = { readonly clientId: string; readonly secretId: string };

/** A rotation that ended: the secret that is gone, and the one that is left. */
export type EndedRotation = { readonly clientId: string; readonly deleted: Secret; readonly kept: Secret };

/** An ended rotation for the audit trail. */
export const endedTrail = ({ clientId, deleted, kept }: EndedRotation) => ({
  clientId,
  object: { kind: "secret", id: deleted.secretId },
  before: { ...deleted },
  after: { kept: kept.secretId },
});

/**
 * The end of a rotation: the older secret is deleted. Two calls, List and Delete. The client's name has to be typed
 * while the newer one has not been proven, while the overlap is not over, and in production. Answers refused where the
 * secrets are no longer those that the person saw; its run as `deleteAndLook`.
 */
export async function planFinish(pool: Pool, asked: Asked): Promise<Result<Plan<EndedRotation>>> {
  const found = await openRotation(pool, asked.clientId);
  if (!found.ok) return found;
  const { client, current, next } = found.value;
  if (current.secretId !== asked.secretId) return failed(changed);
  const notes = await notesOf(pool.id, asked.clientId);
  if (!notes.ok) return notes;
  const provenAt = notes.value.get(next.secretId)?.provenAt ?? null;
  const isDoubtful = doubtsOf({ ...next, provenAt }, rotationSettings().overlapMinutes, now()).length > 0;
  const ends = { deleted: current, kept: next, why: "finished" } as const;
  const confirmed = isDoubtful ? { typedName: client.name } : namedInProduction(pool, client);
  return ok({ ...confirmed, ...ending(pool, client, ends) });
}

/** The way back: the newer secret is deleted. Two calls. Answers as `planFinish`, and asks for the name in production. */
export async function planCancel(pool: Pool, asked: Asked): Promise<Result<Plan<EndedRotation>>> {
  const found = await openRotation(pool, asked.clientId);
  if (!found.ok) return found;
  const { client, current, next } = found.value;
  if (next.secretId !== asked.secretId) return failed(changed);
  const ends = { deleted: next, kept: current, why: "cancelled" } as const;
  return ok({ ...namedInProduction(pool, client), ...ending(pool, client, ends) });
}

/**
 * The deletion of a secret that leaked, at once: neither proof nor overlap counts. Two calls. In production the client's
 * name has to be typed. Answers as `planFinish`.
 */
export async function planRevocation(pool: Pool, asked: Asked): Promise<Result<Plan<EndedRotation>>> {
  const found = await openRotation(pool, asked.clientId);
  if (!found.ok) return found;
  const { client, current, next } = found.value;
  const [leaked, kept] = asked.secretId === current.secretId ? [current, next] : [next, current];
  if (leaked.secretId !== asked.secretId) return failed(changed);
  return ok({
    ...namedInProduction(pool, client),
    ...ending(pool, client, { deleted: leaked, kept, why: "leaked" }),
  });
}

async function openRotation(
  pool: Pool,
  clientId: string,
): Promise<Result<{ client: AppClient; current: Secret; next: Secret }>> {
  const client = await recentClient(pool, clientId);
  if (!client.ok) return client;
  const objection = whyNoRotation(client.value.kind, "rotating");
  if (objection !== null) return failed(problem("denied", { message: `${objection} Nothing was changed.` }));
  const listed = await listSecrets(pool, clientId);
  if (!listed.ok) return listed;
  const rotation = rotationOf(listed.value);
  if (rotation.is !== "rotating") return failed(problem("refused", { message: lastOne }));
  return ok({ client: client.value, current: rotation.current, next: rotation.next });
}

const lastOne =
  "This client has no second secret, and the last one cannot be deleted. Nothing was changed. Reload the page.";

const changed = problem("refused", {
  message: "The secrets of this client changed since you opened the page. Nothing was changed. Reload it.",
});

type Ends = { readonly deleted: Secret; readonly kept: Secret; readonly why: DeletedSecret["why"] };

/** The deletion itself, of one of two secrets that were listed just now. */
function ending(pool: Pool, client: AppClient, { deleted, kept, why }: Ends): Plan<EndedRotation> {
  const { clientId } = client;
  const { secretId } = deleted;
  const seen = { secrets: [deleted, kept], askedAt: now() };
  return {
    trace: { object: { kind: "secret", id: secretId } },
    run: async () => {
      const gone = await deleteAndLook(pool, clientId, secretId);
      if (!gone.ok) return gone;
      const isFirst = deleted.createdAt < kept.createdAt && isBornWith(deleted, client);
      const noteIds = isFirst ? [secretId, FIRST_SECRET] : [secretId];
      await Promise.all([
        rememberSecrets(pool, clientId, [kept], seen),
        // Where it fails, the secret is not on the list, and does not come back.
        burySecret(pool.id, clientId, { secretId, noteIds, why, deletedBy: pool.person.email }),
      ]);
      return ok({ clientId, deleted, kept });
    },
  };
}

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

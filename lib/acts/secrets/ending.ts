import "server-only";
import { aboutSecret } from "@/lib/acts/about";
import { settle } from "@/lib/acts/lost-answer";
import { named, type Plan } from "@/lib/acts/plan";
import { aloneWithSecrets } from "@/lib/acts/secrets/add";
import { deleteSecret, listSecrets } from "@/lib/aws/cognito/secrets";
import type { Pool } from "@/lib/domain/access/roles";
import type { AppClient } from "@/lib/domain/client/client";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { type DeletedSecret, isBornWith, rotationOf, whyNoRotation } from "@/lib/domain/secret/rotation";
import type { Secret } from "@/lib/domain/secret/secret";
import { recentClient } from "@/lib/inventory/clients";
import { rememberSecrets } from "@/lib/inventory/own-writes";
import { now } from "@/lib/process/clock";
import { burySecret } from "@/lib/store/secrets/deleted";
import { FIRST_SECRET, notesOf } from "@/lib/store/secrets/notes";

/** A rotation that ended: the secret that is gone, and the one that is left. */
export type EndedRotation = { readonly clientId: string; readonly deleted: Secret; readonly kept: Secret };

/** An ended rotation for the audit trail. */
export const endedTrail = ({ clientId, deleted, kept }: EndedRotation) => ({
  ...aboutSecret(clientId, deleted.secretId),
  before: { ...deleted },
  after: { kept: kept.secretId },
});

/**
 * Plans the deletion of one of a client's two secrets. `choose` returns the one to delete, then the one to keep. Where
 * changes are confirmed the client's name must be typed, unless `confirm` says otherwise. Fails with refused if the one
 * to delete is not the secret that the person saw; its run as `deleteAndLook`.
 */
export async function planEnding(
  pool: Pool,
  asked: Asked,
  why: DeletedSecret["why"],
  choose: (rotation: OpenRotation) => readonly [deleted: Secret, kept: Secret],
  confirm: (rotation: OpenRotation) => Promise<Result<Confirmed>> = async ({ client }) =>
    ok(named(pool, client)),
): Promise<Result<Plan<EndedRotation>>> {
  const found = await openRotation(pool, asked.clientId);
  if (!found.ok) return found;
  const [deleted, kept] = choose(found.value);
  if (deleted.secretId !== asked.secretId) return failed(changed);
  const confirmed = await confirm(found.value);
  if (!confirmed.ok) return confirmed;
  return ok({ ...confirmed.value, ...ending(pool, found.value.client, { deleted, kept, why }) });
}

type Asked = { readonly clientId: string; readonly secretId: string };
type OpenRotation = { readonly client: AppClient; readonly current: Secret; readonly next: Secret };
type Confirmed = Pick<Plan<never>, "typedName">;

/** A client and its two secrets. Fails with refused if it has one, denied, or as `recentClient`, `listSecrets`. */
async function openRotation(pool: Pool, clientId: string): Promise<Result<OpenRotation>> {
  const client = await recentClient(pool, clientId);
  if (!client.ok) return client;
  const objection = whyNoRotation(client.value, "rotating");
  if (objection !== null) return failed(problem("denied", { message: `${objection} Nothing was changed.` }));
  const listed = await listSecrets(pool, clientId);
  if (!listed.ok) return listed;
  const rotation = rotationOf(listed.value);
  if (rotation.is !== "rotating") return failed(problem("refused", { message: lastOne }));
  return ok({ client: client.value, current: rotation.current, next: rotation.next });
}

const lastOne =
  "This client has only one secret, which can’t be deleted. Nothing was changed. Reload the page.";

const changed = problem("refused", {
  message: "This client’s secrets changed after you opened the page. Nothing was changed. Reload the page.",
});

type Ends = { readonly deleted: Secret; readonly kept: Secret; readonly why: DeletedSecret["why"] };

/**
 * Deletes one of two secrets that were listed just now, under the lease on the client's secrets: other acts of the
 * console on these secrets run before or after.
 */
function ending(pool: Pool, client: AppClient, { deleted, kept, why }: Ends): Plan<EndedRotation> {
  const { clientId } = client;
  const { secretId } = deleted;
  const seen = { secrets: [deleted, kept], askedAt: now() };
  const isFirst = deleted.createdAt < kept.createdAt && isBornWith(deleted, client);
  const noteIds = isFirst ? [secretId, FIRST_SECRET] : [secretId];
  return {
    trace: { object: { kind: "secret", id: secretId }, knownIds: noteIds },
    run: () =>
      aloneWithSecrets(pool, clientId, async () => {
        const notes = await notesOf(pool.id, clientId);
        if (!notes.ok) return notes;
        // The value was restored under another id: that is the secret to delete now.
        if ([...notes.value.values()].some(({ restores }) => restores === secretId)) return failed(changed);
        const gone = await deleteAndLook(pool, clientId, secretId);
        if (!gone.ok) return gone;
        await Promise.all([
          rememberSecrets(pool, clientId, [kept], seen),
          // If this fails, the secret is not among the deleted ones, and cannot be restored.
          burySecret(pool.id, clientId, { secretId, noteIds, why, deletedBy: pool.person.email }),
        ]);
        return ok({ clientId, deleted, kept });
      }),
  };
}

/**
 * Deletes a secret. If the answer was lost or the secret was not found, checks the list. Fails with unreachable if the
 * secret still exists, refused for the last one, unknown-outcome if the list fails too, otherwise as `deleteSecret`.
 */
async function deleteAndLook(pool: Pool, clientId: string, secretId: string): Promise<Result<null>> {
  const deleted = await deleteSecret(pool, clientId, secretId);
  if (deleted.ok) return deleted;
  const { code } = deleted.problem;
  if (code === "refused") return failed(problem("refused", { message: lastOne }));
  const look = async () => {
    const listed = await listSecrets(pool, clientId);
    if (!listed.ok) return "untold";
    return listed.value.some((secret) => secret.secretId === secretId) ? "nothing" : ok(null);
  };
  // Our own call may have deleted a secret that is not found, if the SDK lost the first answer and retried.
  const lost = code === "not-found" ? failed(problem("unknown-outcome")) : deleted;
  return settle<null>(lost, look, { nothing: problem("unreachable", { message: stillThere }) });
}

const stillThere = "Cognito didn’t answer, and the secret still exists. Try again in a moment.";

import "server-only";
import { aboutSecret } from "@/lib/acts/about";
import { act } from "@/lib/acts/act";
import type { Plan } from "@/lib/acts/plan";
import { addOrFind, fullProblem } from "@/lib/acts/secrets/add";
import { clientSubject } from "@/lib/acts/subjects";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import type { Pool } from "@/lib/domain/access/roles";
import { whyNoSecretCalls } from "@/lib/domain/client/client";
import { clientIdDraft } from "@/lib/domain/client/id";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { rotationOf, whyNoRotation } from "@/lib/domain/secret/rotation";
import type { NewSecret, Secret } from "@/lib/domain/secret/secret";
import { recentClient } from "@/lib/inventory/clients";
import { newSecretValue } from "@/lib/inventory/rotation-settings";
import { now } from "@/lib/process/clock";
import { secretFingerprint } from "@/lib/process/secret-fingerprint";

/** The kind of an intent's object while the secret has no id yet. The object's id is the client's. */
export const NEW_SECRET = "new secret";

/**
 * Starts a rotation: adds a second secret to a client. Two calls, List and Add. Fails as `readPlace`; its run as
 * `addOrFind`.
 */
export const startRotation = act({
  name: "start rotation",
  permission: "rotate secret",
  input: clientIdDraft,
  subject: clientSubject,
  plan: async (pool, { clientId }) => {
    const place = await readPlace(pool, clientId);
    if (!place.ok) return place;
    const value = newSecretValue();
    return ok(planAddition(pool, clientId, { value, known: place.value }));
  },
  trail: ({ clientId, secretId, createdAt, provenAt }) => ({
    ...aboutSecret(clientId, secretId),
    after: { secretId, createdAt, provenAt },
  }),
});

/**
 * The secrets of a client that can get one more. One call. Fails with limit if there are two already, denied for a
 * client whose secrets are not managed here, otherwise as `listSecrets`.
 */
export async function readPlace(pool: Pool, clientId: string): Promise<Result<Secret[]>> {
  const client = await recentClient(pool, clientId);
  if (!client.ok) return client;
  const refused = whyNoSecretCalls(client.value);
  if (refused !== null) return denied(refused);
  const listed = await listSecrets(pool, clientId);
  if (!listed.ok) return listed;
  const objection = whyNoRotation(client.value, rotationOf(listed.value).is);
  if (objection !== null) return denied(objection);
  const full = fullProblem(listed.value);
  return full ? failed(full) : listed;
}

/** Plans the addition to secrets that were listed just now, with the trace that finds its outcome later. */
export function planAddition(
  pool: Pool,
  clientId: string,
  wanted: { value: string | null; known: readonly Secret[]; restores?: string },
): Plan<NewSecret> {
  const listedAt = now();
  return {
    trace: {
      object: { kind: NEW_SECRET, id: clientId },
      knownIds: wanted.known.map(({ secretId }) => secretId),
      fingerprint: wanted.value === null ? null : secretFingerprint(wanted.value),
    },
    run: () => addOrFind(pool, { ...wanted, clientId, listedAt }),
  };
}

const denied = (objection: string) =>
  failed(problem("denied", { message: `${objection} Nothing was changed.` }));

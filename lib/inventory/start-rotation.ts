import "server-only";
import { now } from "@/lib/clock";
import { addSecret, listSecrets } from "@/lib/cognito/secrets";
import type { Pool } from "@/lib/domain/access";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { rotationOf, whyNoRotation } from "@/lib/domain/rotation";
import { makeSecret, type NewSecret, type Secret } from "@/lib/domain/secret";
import { recentClient } from "@/lib/inventory/clients";
import type { Plan } from "@/lib/inventory/plan";
import { isProvenWithin } from "@/lib/inventory/prove-secret";
import { secretFingerprint } from "@/lib/secret-fingerprint";
import { noteSecret } from "@/lib/store/secret-notes";

/** The kind of an intent's object while the secret has no id yet: its id is the client's. */
export const NEW_SECRET = "new secret";

/**
 * The start of a rotation: a secret made here is added beside the one there is. Two calls, List and Add; where the
 * answer to Add is lost, the secret that is new since is proven to be ours before it is shown. Answers limit where there
 * are two, denied for a client whose secrets are not managed here, otherwise as `listSecrets`; its run unreachable where
 * nothing was added, unknown-outcome where that cannot be told, otherwise as `addSecret`.
 */
export async function planStart(
  pool: Pool,
  { clientId }: { clientId: string },
): Promise<Result<Plan<NewSecret>>> {
  const client = await recentClient(pool, clientId);
  if (!client.ok) return client;
  if (client.value.kind === "dcr") return denied(whyNoRotation("dcr", "resting"));
  const listed = await listSecrets(pool, clientId);
  if (!listed.ok) return listed;
  const rotation = rotationOf(listed.value);
  const objection = whyNoRotation(client.value.kind, rotation.is);
  if (objection !== null) return denied(objection);
  if (rotation.is === "rotating") return failed(problem("limit", { message: full(rotation.current) }));
  const secret = makeSecret();
  const fingerprint = secretFingerprint(secret);
  const knownIds = listed.value.map(({ secretId }) => secretId);
  return ok({
    trace: { object: { kind: NEW_SECRET, id: clientId }, knownIds, fingerprint },
    run: async () => {
      const added = await addOrFind(pool, clientId, secret, knownIds);
      if (!added.ok) return added;
      const { secretId, provenAt } = added.value;
      const note = { secretId, fingerprint, madeBy: pool.person.email, provenAt };
      // Where it fails the secret is shown all the same, and counts as not made here.
      await noteSecret(pool.id, clientId, note);
      return ok({ ...added.value, clientId, secret });
    },
  });
}

const denied = (objection: string | null) =>
  failed(problem("denied", { message: `${objection} Nothing was changed.` }));

const full = ({ secretId, createdAt }: Secret) =>
  `This client has two secrets already, and Cognito takes no third. Finish the rotation, which deletes the older one (${secretId}, created ${createdAt}), or cancel it. Nothing was changed.`;

type Added = Pick<NewSecret, "secretId" | "createdAt" | "provenAt">;

async function addOrFind(
  pool: Pool,
  clientId: string,
  secret: string,
  knownIds: readonly string[],
): Promise<Result<Added>> {
  const added = await addSecret(pool, clientId, secret);
  if (added.ok) return ok({ ...added.value, provenAt: null });
  if (added.problem.code === "limit")
    return failed(problem("limit", { message: raced, requestId: added.problem.requestId ?? undefined }));
  return added.problem.code === "unknown-outcome" ? lookFor(pool, clientId, secret, knownIds) : added;
}

const raced = "Somebody else added a secret to this client just now. Nothing was changed. Reload the page.";

/** Times to wait before each look: Cognito's list may lag behind an addition. */
const LOOKS_MS = [0, 1_000, 3_000];

/** How long a found secret is given to prove itself. */
const PROVE_FOR_MS = 10_000;

/** Finds out what became of an addition whose answer was lost. Only a value that opens the client is ours. */
async function lookFor(
  pool: Pool,
  clientId: string,
  secret: string,
  knownIds: readonly string[],
): Promise<Result<Added>> {
  let isTold = false;
  for (const wait of LOOKS_MS) {
    await new Promise((done) => setTimeout(done, wait));
    const listed = await listSecrets(pool, clientId);
    if (!listed.ok) continue;
    isTold = true;
    const [found] = listed.value.filter(({ secretId }) => !knownIds.includes(secretId));
    if (!found) continue;
    const isOurs = await isProvenWithin(pool, clientId, secret, PROVE_FOR_MS);
    if (isOurs.ok && isOurs.value) return ok({ ...found, provenAt: new Date(now()).toISOString() });
    return failed(problem("unknown-outcome", { message: unconfirmed }));
  }
  if (!isTold) return failed(problem("unknown-outcome"));
  return failed(problem("unreachable", { message: nothingAdded }));
}

const unconfirmed =
  "Cognito did not answer, and the secret that is new could not be proven to be the one made here, so it is not shown. It is marked unconfirmed below: delete it, then start again.";

const nothingAdded = "Cognito did not answer, and no secret was added. Try again in a moment.";

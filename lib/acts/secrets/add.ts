import "server-only";
import { LOOKS_MS, settle } from "@/lib/acts/lost-answer";
import { isProvenWithin } from "@/lib/acts/secrets/prove";
import { addSecret, listSecrets } from "@/lib/aws/cognito/secrets";
import type { Pool } from "@/lib/domain/access/roles";
import { type Problem, problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { rotationOf } from "@/lib/domain/secret/rotation";
import type { NewSecret, Secret } from "@/lib/domain/secret/secret";
import { rememberSecrets } from "@/lib/inventory/own-writes";
import { now } from "@/lib/process/clock";
import { secretFingerprint } from "@/lib/process/secret-fingerprint";
import { alone } from "@/lib/store/leases";
import { noteSecret } from "@/lib/store/secrets/notes";

/** A second secret to add to a client. `value` is null if Cognito makes the value. */
type Wanted = {
  readonly clientId: string;
  readonly value: string | null;
  /** The secrets that existed before: any other secret may be ours. */
  readonly known: readonly Secret[];
  /** When `known` was listed, in epoch milliseconds. */
  readonly listedAt: number;
  /** The id of the deleted secret that had this value; omitted for a new value. */
  readonly restores?: string;
};

/**
 * Adds a secret with one call, and notes it as made here. The list shows the secret at once. If the answer is lost, a
 * new secret is proven to be ours before it is returned, which requires a value made here. Fails with limit if somebody
 * else was faster, unreachable if nothing was added, unknown-outcome if that cannot be told, otherwise as `addSecret`.
 */
export async function addOrFind(pool: Pool, wanted: Wanted): Promise<Result<NewSecret>> {
  const { clientId, known, listedAt, restores } = wanted;
  const added = await add(pool, wanted);
  if (!added.ok) return added;
  const { value: secret, ...facts } = added.value;
  const { secretId, createdAt, provenAt } = facts;
  await Promise.all([
    rememberSecrets(pool, clientId, [...known, { secretId, createdAt }], {
      secrets: known,
      askedAt: listedAt,
    }),
    // If this fails, the secret is still shown, and counts as not made here.
    noteSecret(pool.id, clientId, {
      secretId,
      fingerprint: secretFingerprint(secret),
      madeBy: pool.person.email,
      provenAt,
      ...(restores !== undefined && { restores }),
    }),
  ]);
  return ok({ ...facts, clientId, secret });
}

/**
 * Runs `act`, which deletes a secret of a client or restores one, under the lease on the client's secrets, on all
 * instances. The lease on the client's settings is a separate one: neither waits for the other. Fails as `alone`.
 */
export const aloneWithSecrets = <T>(
  pool: Pool,
  clientId: string,
  act: () => Promise<Result<T>>,
): Promise<Result<T>> => alone(`secrets of client ${pool.id} ${clientId}`, act);

/** The refusal for a client that has two secrets already, otherwise null. */
export function fullProblem(secrets: readonly Secret[]): Problem | null {
  const rotation = rotationOf(secrets);
  if (rotation.is !== "rotating") return null;
  const { secretId, createdAt } = rotation.current;
  return problem("limit", {
    message: `This client already has two secrets, which is Cognito’s limit. Nothing was changed. Finish the rotation, which deletes the older secret (${secretId}, created ${createdAt}), or cancel it.`,
  });
}

type Added = Secret & { readonly value: string; readonly provenAt: string | null };

async function add(pool: Pool, wanted: Wanted): Promise<Result<Added>> {
  const added = await addSecret(pool, wanted.clientId, wanted.value);
  if (added.ok) return ok({ ...added.value, provenAt: null });
  const { code, requestId } = added.problem;
  if (code === "limit")
    return failed(problem("limit", { message: raced, requestId: requestId ?? undefined }));
  return settle<Added>(added, () => lookFor(pool, wanted), { looks: LOOKS_MS, nothing: nothingAdded });
}

const raced = "Someone else just added a secret to this client. Nothing was changed. Reload the page.";

/** How long a found secret is given to prove itself. */
const PROVE_FOR_MS = 10_000;

/** The outcome of an addition whose answer was lost. The new secret is ours only if our value works. */
async function lookFor(pool: Pool, { clientId, value, known, listedAt }: Wanted) {
  const listed = await listSecrets(pool, clientId);
  if (!listed.ok) return "untold";
  const found = listed.value.find(({ secretId }) => !known.some((it) => it.secretId === secretId));
  if (!found) return "nothing";
  await rememberSecrets(pool, clientId, listed.value, { secrets: known, askedAt: listedAt });
  if (value === null) return failed(problem("unknown-outcome", { message: lostValue }));
  const isOurs = await isProvenWithin(pool, clientId, value, PROVE_FOR_MS);
  if (isOurs.ok && isOurs.value) return ok({ ...found, value, provenAt: new Date(now()).toISOString() });
  return failed(problem("unknown-outcome", { message: unconfirmed }));
}

const unconfirmed =
  "Cognito’s answer was lost. There is a new secret, but it couldn’t be verified, so it isn’t shown. It’s marked as unconfirmed below: delete it, then start again.";

const lostValue =
  "Cognito’s answer was lost, and there is a new secret. Cognito generates the values here, so this one can’t be shown. It’s marked as unconfirmed below: delete it, then start again.";

const nothingAdded = problem("unreachable", {
  message: "Cognito didn’t answer, and no secret was added. Try again in a moment.",
});

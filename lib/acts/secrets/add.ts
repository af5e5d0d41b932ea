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

/** A secret that is to stand beside the one there is: its value, or null where Cognito makes it. */
type Wanted = {
  readonly clientId: string;
  readonly value: string | null;
  /** The secrets that were there before: whatever is not among them may be ours. */
  readonly known: readonly Secret[];
  /** When they were listed: epoch milliseconds. */
  readonly listedAt: number;
  /** The id of the deleted secret whose value it is; left out for a new value. */
  readonly restores?: string;
};

/**
 * Adds a secret by one call, and notes it as made here. Where the answer is lost, the secret that is new since is proven
 * to be ours before it is given, which takes a value made here. The list shows it at once. Fails with limit where somebody
 * else was faster, unreachable where nothing was added, unknown-outcome where that cannot be told, otherwise as
 * `addSecret`.
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
    // Where it fails the secret is shown all the same, and counts as not made here.
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
 * Carries out what deletes a secret of a client, or adds a deleted one again, while nobody else of the console does, on
 * any instance. It is not the lease of the client's settings, so neither waits for the other. Fails as `alone`.
 */
export const aloneWithSecrets = <T>(
  pool: Pool,
  clientId: string,
  act: () => Promise<Result<T>>,
): Promise<Result<T>> => alone(`secrets of client ${pool.id} ${clientId}`, act);

/** What is said where there is no place for one more. */
export function fullProblem(secrets: readonly Secret[]): Problem | null {
  const rotation = rotationOf(secrets);
  if (rotation.is !== "rotating") return null;
  const { secretId, createdAt } = rotation.current;
  return problem("limit", {
    message: `This client has two secrets already, and Cognito takes no third. Finish the rotation, which deletes the older one (${secretId}, created ${createdAt}), or cancel it. Nothing was changed.`,
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

const raced = "Somebody else added a secret to this client just now. Nothing was changed. Reload the page.";

/** How long a found secret is given to prove itself. */
const PROVE_FOR_MS = 10_000;

/** What became of an addition whose answer was lost. Only a value that opens the client is ours. */
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
  "Cognito did not answer, and the secret that is new could not be proven to be the one made here, so it is not shown. It is marked unconfirmed below: delete it, then start again.";

const lostValue =
  "Cognito did not answer, and a secret is new. Cognito makes the values here, so this one was in the lost answer and nobody knows it. It is marked unconfirmed below: delete it, then start again.";

const nothingAdded = problem("unreachable", {
  message: "Cognito did not answer, and no secret was added. Try again in a moment.",
});

import "server-only";
import { now } from "@/lib/process/clock";
import { describePool } from "@/lib/aws/cognito/pools";
import { proveSecret } from "@/lib/aws/cognito/tokens";
import type { Pool } from "@/lib/domain/access/roles";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import type { Plan } from "@/lib/acts/plan";
import { secretFingerprint } from "@/lib/process/secret-fingerprint";
import { noteProven } from "@/lib/store/secrets/notes";

/** What a look at the token endpoint showed. `provenAt` is an ISO instant; null while the secret is not taken. */
export type Proof = { readonly clientId: string; readonly provenAt: string | null };

/** How long one request of the page waits; the page asks again. */
const ASK_FOR_MS = 4_000;

/** The pauses between two looks; the last one repeats. */
const PAUSES_MS = [250, 500, 1_000];

/**
 * A look whether the token endpoint takes a secret, which is noted where it was made here. No call to Cognito's API.
 * Its run answers as `isProvenWithin`, store-unreachable.
 */
export async function planProof(
  pool: Pool,
  { clientId, secret }: { clientId: string; secret: string },
): Promise<Result<Plan<Proof>>> {
  return ok({
    trace: { object: { kind: "client", id: clientId } },
    run: async () => {
      const isProven = await isProvenWithin(pool, clientId, secret, ASK_FOR_MS);
      if (!isProven.ok) return isProven;
      if (!isProven.value) return ok({ clientId, provenAt: null });
      const noted = await noteProven(pool.id, clientId, secretFingerprint(secret));
      return noted.ok ? ok({ clientId, provenAt: noted.value }) : noted;
    },
  });
}

/**
 * Whether a secret opens its client, asked again for `forMs` milliseconds, because Cognito may not know a new one yet.
 * Answers no-domain where there is no token endpoint, otherwise as `proveSecret` and `describePool`.
 */
export async function isProvenWithin(
  pool: Pool,
  clientId: string,
  secret: string,
  forMs: number,
): Promise<Result<boolean>> {
  const description = await describePool(pool);
  if (!description.ok) return description;
  const { tokenUrl } = description.value;
  if (tokenUrl === null) return failed(problem("no-domain"));
  const deadline = now() + forMs;
  for (let look = 0; ; look += 1) {
    const proven = await proveSecret(tokenUrl, clientId, secret);
    const pause = PAUSES_MS[look] ?? PAUSES_MS.at(-1) ?? 0;
    const isFinal = proven.ok ? proven.value : proven.problem.code === "refused";
    if (isFinal || now() + pause > deadline) return proven;
    await new Promise((done) => setTimeout(done, pause));
  }
}

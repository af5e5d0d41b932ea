import "server-only";
import { aboutClient } from "@/lib/acts/about";
import { act } from "@/lib/acts/act";
import type { Plan } from "@/lib/acts/plan";
import { clientSubject } from "@/lib/acts/subjects";
import { inTokenTurn, tokenObjection } from "@/lib/acts/tokens/turns";
import { describePool } from "@/lib/aws/cognito/pools";
import { cognitoUrl } from "@/lib/aws/cognito/sdk-client";
import { proveSecret as proveAtCognito } from "@/lib/aws/cognito/tokens";
import type { Pool } from "@/lib/domain/access/roles";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { proofDraft } from "@/lib/domain/secret/draft";
import type { Proof } from "@/lib/domain/secret/rotation";
import { waysOf } from "@/lib/domain/token/ways";
import { recentClient } from "@/lib/inventory/clients";
import { now } from "@/lib/process/clock";
import { secretFingerprint } from "@/lib/process/secret-fingerprint";
import { isUnproven, noteProven } from "@/lib/store/secrets/notes";

type ClientProof = Proof & { readonly clientId: string };

/** How long one request of the page waits; the page asks again. */
const ASK_FOR_MS = 4_000;

/** The pauses between two looks, so that there are 4 within 4 seconds; the last one repeats. */
const PAUSES_MS = [500, 1_000, 2_000];

/**
 * Checks whether a client gets a token with a secret, and notes that if the secret was made here. A secret that was
 * made here and got no token yet is tried for 4 seconds, because the endpoint may not know it yet (cognito-facts 13);
 * for any other the first answer is final. At most one read of the client. Fails with too-often; its run as `isProvenWithin`,
 * and with store-unreachable.
 */
export const proveSecret = act({
  name: "prove secret",
  permission: "rotate secret",
  input: proofDraft,
  subject: clientSubject,
  plan: async (pool, { clientId, secret }): Promise<Result<Plan<ClientProof>>> => {
    const objection = await tokenObjection(pool);
    if (objection) return failed(objection);
    return ok({
      trace: { object: { kind: "client", id: clientId } },
      run: async () => {
        const fingerprint = secretFingerprint(secret);
        const isNew = await isUnproven(pool.id, clientId, fingerprint);
        if (!isNew.ok) return isNew;
        const isProven = await isProvenWithin(pool, clientId, secret, isNew.value ? ASK_FOR_MS : 0);
        if (!isProven.ok) return isProven;
        if (!isProven.value) return ok({ clientId, provenAt: null, secretIds: [] });
        const noted = await noteProven(pool.id, clientId, fingerprint);
        return noted.ok ? ok({ clientId, ...noted.value }) : noted;
      },
    });
  },
  trail: ({ clientId, provenAt }) => ({
    ...aboutClient(clientId),
    after: { provenAt },
  }),
});

/**
 * Whether a client gets a token with a secret, in its own way. Retries for `forMs` milliseconds, because Cognito may not
 * know a new one yet. Fails with no-domain if there is no token endpoint, otherwise as `proveSecret`, `recentClient` and
 * `describePool`.
 */
export async function isProvenWithin(
  pool: Pool,
  clientId: string,
  secret: string,
  forMs: number,
): Promise<Result<boolean>> {
  const [description, client] = await Promise.all([describePool(pool), recentClient(pool, clientId)]);
  if (!description.ok) return description;
  if (!client.ok) return client;
  const { tokenUrl } = description.value;
  const [way = "basic"] = waysOf(client.value, tokenUrl !== null);
  const url = way === "api" ? await cognitoUrl(pool) : tokenUrl;
  if (url === null) return failed(problem("no-domain"));
  const deadline = now() + forMs;
  for (let look = 0; ; look += 1) {
    const proven = await inTokenTurn(url, () => proveAtCognito(url, clientId, secret, way));
    const pause = PAUSES_MS[look] ?? PAUSES_MS.at(-1) ?? 0;
    const isFinal = proven.ok ? proven.value : proven.problem.code === "refused";
    if (isFinal || now() + pause > deadline) return proven;
    await new Promise((done) => setTimeout(done, pause));
  }
}

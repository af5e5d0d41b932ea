import "server-only";
import { createClient, findByName, getClient } from "@/lib/cognito/clients";
import { describePool } from "@/lib/cognito/pools";
import { proveSecret } from "@/lib/cognito/tokens";
import type { Pool } from "@/lib/domain/access";
import type { AppClient, NewClient } from "@/lib/domain/client";
import type { ClientDraft } from "@/lib/domain/client-draft";
import { ownerFacts } from "@/lib/domain/owner-draft";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { makeSecret } from "@/lib/domain/secret";
import { isNameTaken, remember } from "@/lib/inventory/clients";
import { recentServers } from "@/lib/inventory/resource-servers";
import { saveOwner } from "@/lib/store/ownership";

/**
 * Creates a client that holds a secret made here, before the call, so that a lost answer loses nothing. One write
 * call; the reads that the form did before it serve the checks. Answers name-taken and invalid with the field's
 * sentence, unknown-outcome where even looking did not tell, otherwise as `createClient`.
 */
export async function addClient(pool: Pool, draft: ClientDraft): Promise<Result<NewClient>> {
  const refused = (await refuseScopes(pool, draft)) ?? (await refuseName(pool, draft));
  if (refused) return refused;
  const secret = makeSecret();
  const created = await createClient(pool, draft, secret);
  const client =
    !created.ok && created.problem.code === "unknown-outcome" ? await lookFor(pool, draft, secret) : created;
  if (!client.ok) return client;
  remember(pool, client.value);
  const owned = await saveOwner(pool.id, client.value.clientId, ownerFacts(draft), pool.person.email);
  return ok({ ...client.value, secret, isOwnerKept: owned.ok });
}

async function refuseScopes(pool: Pool, { scopes }: ClientDraft) {
  const servers = await recentServers(pool);
  if (!servers.ok) return servers;
  const alive = new Set(servers.value.flatMap((server) => server.scopes.map((scope) => scope.full)));
  const unknown = scopes.find((scope) => !alive.has(scope));
  if (unknown === undefined) return null;
  return failed(problem("invalid", { fields: { scopes: `${unknown} is not a scope of this pool.` } }));
}

async function refuseName(pool: Pool, { name }: ClientDraft) {
  const isTaken = await isNameTaken(pool, name);
  if (!isTaken.ok) return isTaken;
  const { message } = problem("name-taken");
  return isTaken.value ? failed(problem("name-taken", { fields: { name: message } })) : null;
}

/** Times to wait before each look: Cognito's list and token endpoint may lag behind a creation. */
const LOOKS_MS = [0, 1_000, 3_000];

/**
 * Finds out what became of a creation whose answer was lost. Only a client that takes our secret is ours: names are
 * not unique in Cognito.
 */
async function lookFor(pool: Pool, { name }: ClientDraft, secret: string): Promise<Result<AppClient>> {
  const description = await describePool(pool);
  const tokenUrl = description.ok ? description.value.tokenUrl : null;
  let isThere = false;
  for (const wait of LOOKS_MS) {
    await new Promise((done) => setTimeout(done, wait));
    const found = await findByName(pool, name);
    if (!found.ok) return failed(problem("unknown-outcome"));
    isThere = found.value.length > 0;
    for (const { clientId } of tokenUrl ? found.value : []) {
      const proof = await proveSecret(tokenUrl ?? "", clientId, secret);
      if (proof.ok && proof.value) return getClient(pool, clientId);
    }
  }
  if (isThere)
    return failed(
      problem("unknown-outcome", {
        message: `Cognito’s answer was lost, and there is a client called ${name} now whose secret could not be proven. Delete it before you try again.`,
      }),
    );
  return failed(
    problem("unreachable", {
      message: "Cognito did not answer, and no client was made. Try again in a moment.",
    }),
  );
}

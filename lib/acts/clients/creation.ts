import "server-only";
import { type CreatedClient, createClient, findByName, getClientHolding } from "@/lib/aws/cognito/clients";
import type { Pool } from "@/lib/domain/access/roles";
import type { AppClient, NewClient } from "@/lib/domain/client/client";
import type { ClientDraft } from "@/lib/domain/client/draft";
import { type CarriedSettings, usualSettings } from "@/lib/domain/client/template";
import { ownerFacts } from "@/lib/domain/access/owner-draft";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { isNameTaken } from "@/lib/inventory/clients";
import { remember } from "@/lib/inventory/own-writes";
import type { Plan } from "@/lib/acts/plan";
import { recentServers } from "@/lib/inventory/resource-servers";
import { newSecretValue } from "@/lib/inventory/rotation-settings";
import { secretFingerprint } from "@/lib/process/secret-fingerprint";
import { saveOwner } from "@/lib/store/ownership";
import { FIRST_SECRET, noteSecret } from "@/lib/store/secrets/notes";

/**
 * The creation of a client that holds a secret made here, before the call, so that a lost answer loses nothing. One
 * write call; the reads that the form did before it serve the checks. Beside the draft it takes over `carried`. Answers
 * name-taken and invalid with the field's sentence; its run unknown-outcome where even looking did not tell, otherwise
 * as `createClient`.
 */
export async function planClient(
  pool: Pool,
  draft: ClientDraft,
  carried: CarriedSettings = usualSettings,
): Promise<Result<Plan<NewClient>>> {
  const refused = (await refuseScopes(pool, draft)) ?? (await refuseName(pool, draft));
  if (refused) return refused;
  const secret = newSecretValue();
  const fingerprint = secret === null ? null : secretFingerprint(secret);
  const trace = { object: { kind: NEW_CLIENT, id: draft.name }, fingerprint };
  return ok({ trace, run: () => addClient(pool, draft, secret, carried) });
}

/** The kind of an intent's object while the client has no id yet: its id is the name. */
export const NEW_CLIENT = "new client";

async function addClient(
  pool: Pool,
  draft: ClientDraft,
  value: string | null,
  carried: CarriedSettings,
): Promise<Result<NewClient>> {
  const created = await createClient(pool, draft, value, carried);
  const made =
    !created.ok && created.problem.code === "unknown-outcome"
      ? await lookFor(pool, draft.name, value)
      : created;
  if (!made.ok) return made;
  const { client, secret } = made.value;
  remember(pool, client);
  const { email } = pool.person;
  const note = {
    secretId: FIRST_SECRET,
    fingerprint: secretFingerprint(secret),
    madeBy: email,
    provenAt: null,
  };
  const [owned] = await Promise.all([
    saveOwner(pool.id, client.clientId, ownerFacts(draft), email),
    // Where it fails, this secret cannot come back once a rotation has deleted it.
    noteSecret(pool.id, client.clientId, note),
  ]);
  return ok({ ...client, secret, isOwnerKept: owned.ok });
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

/** Times to wait before each look: Cognito's list may lag behind a creation. */
const LOOKS_MS = [0, 1_000, 3_000];

/**
 * Finds out what became of a creation whose answer was lost. Only a client that holds our secret is ours: names are
 * not unique in Cognito. Without a value made here nothing tells whose a client of this name is.
 */
async function lookFor(pool: Pool, name: string, value: string | null): Promise<Result<CreatedClient>> {
  const isOurs = (held: string) => value === null || held === value;
  for (const wait of LOOKS_MS) {
    await new Promise((done) => setTimeout(done, wait));
    const found = await findMade(pool, { name, knownIds: [], isOurs });
    if (!found.ok) return failed(problem("unknown-outcome"));
    if (!found.value) continue;
    if (value === null) return failed(problem("unknown-outcome", { message: lostValue }));
    return ok({ client: found.value, secret: value });
  }
  return failed(
    problem("unreachable", {
      message: "Cognito did not answer, and no client was made. Try again in a moment.",
    }),
  );
}

const lostValue =
  "Cognito did not answer, and a client of this name is there now. Cognito makes the secrets here, so its secret was in the lost answer and nobody knows it. Open the client and start a rotation, or delete it and create it again.";

/** The client of this name that was not there before and whose secret is ours, or null. Answers as `findByName`. */
export async function findMade(
  pool: Pool,
  sought: { name: string; knownIds: readonly string[]; isOurs: (secret: string) => boolean },
): Promise<Result<AppClient | null>> {
  const named = await findByName(pool, sought.name);
  if (!named.ok) return named;
  for (const { clientId } of named.value.filter((it) => !sought.knownIds.includes(it.clientId))) {
    const client = await getClientHolding(pool, clientId, sought.isOurs);
    if (!client.ok || client.value) return client;
  }
  return ok(null);
}

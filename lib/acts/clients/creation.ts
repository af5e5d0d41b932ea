import "server-only";
import { aloneWithName, refuseName } from "@/lib/acts/clients/names";
import { LOOKS_MS, settle } from "@/lib/acts/lost-answer";
import type { Plan } from "@/lib/acts/plan";
import { refuseNewTeam } from "@/lib/acts/teams";
import { createClient, findByName, getClientHolding } from "@/lib/aws/cognito/clients";
import { ownerFacts } from "@/lib/domain/access/owner-draft";
import type { Pool } from "@/lib/domain/access/roles";
import type { AppClient, NewClient } from "@/lib/domain/client/client";
import type { NewClientDraft } from "@/lib/domain/client/draft";
import { type CarriedSettings, usualSettings } from "@/lib/domain/client/template";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { belongsToCognito } from "@/lib/domain/scope";
import { remember } from "@/lib/inventory/own-writes";
import { recentServers } from "@/lib/inventory/resource-servers";
import { newSecretValue } from "@/lib/inventory/rotation-settings";
import { secretFingerprint } from "@/lib/process/secret-fingerprint";
import { saveOwner } from "@/lib/store/ownership";
import { FIRST_SECRET, noteSecret } from "@/lib/store/secrets/notes";

/**
 * Plans the creation of a client. Its secret is made here before the call, so that a lost answer loses nothing. One
 * write call; the checks use the reads that the form did before. The client gets `carried` besides the draft. Fails
 * with name-taken and invalid with the field's sentence; its run with unknown-outcome if the lookup does not tell
 * either, otherwise as `createClient` and `aloneWithName`.
 */
export async function planClient(
  pool: Pool,
  draft: NewClientDraft,
  carried: CarriedSettings = usualSettings,
): Promise<Result<Plan<NewClient>>> {
  const refused =
    (await refuseScopes(pool, draft)) ??
    (await refuseNewTeam(pool, draft)) ??
    (await refuseName(pool, draft.name));
  if (refused) return refused;
  const secret = newSecretValue();
  const fingerprint = secret === null ? null : secretFingerprint(secret);
  const trace = { object: { kind: NEW_CLIENT, id: draft.name }, fingerprint };
  const run = () => addClient(pool, draft, secret, carried);
  return ok({ trace, run: () => aloneWithName(pool, draft.name, run) });
}

/** The kind of an intent's object while the client has no id yet. The object's id is the client's name. */
export const NEW_CLIENT = "new client";

async function addClient(
  pool: Pool,
  draft: NewClientDraft,
  value: string | null,
  carried: CarriedSettings,
): Promise<Result<NewClient>> {
  const created = await createClient(pool, draft, value, carried);
  const made = await settle(created, () => lookFor(pool, draft.name, value), {
    looks: LOOKS_MS,
    nothing: nothingMade,
  });
  if (!made.ok) return made;
  const { client, secret } = made.value;
  const { email } = pool.person;
  const note = {
    secretId: FIRST_SECRET,
    fingerprint: secretFingerprint(secret),
    madeBy: email,
    provenAt: null,
  };
  const [owned] = await Promise.all([
    saveOwner(pool.id, client.clientId, ownerFacts(draft), email),
    // If this fails, the secret cannot be restored once a rotation has deleted it.
    noteSecret(pool.id, client.clientId, note),
    // The next person who wants this name sees that it is taken.
    remember(pool, client),
  ]);
  return ok({ ...client, secret, isOwnerKept: owned.ok });
}

async function refuseScopes(pool: Pool, { scopes }: NewClientDraft) {
  const servers = await recentServers(pool);
  if (!servers.ok) return servers;
  const alive = new Set(servers.value.flatMap((server) => server.scopes.map((scope) => scope.full)));
  const unknown = scopes.find((scope) => !alive.has(scope) && !belongsToCognito(scope));
  if (unknown === undefined) return null;
  return failed(problem("invalid", { fields: { scopes: `${unknown} isn’t a scope in this pool.` } }));
}

/**
 * The outcome of a creation whose answer was lost. Only a client that holds our secret is ours: names are not unique in
 * Cognito. Without a value made here, nothing shows who created a client of this name.
 */
async function lookFor(pool: Pool, name: string, value: string | null) {
  const isOurs = (held: string) => value === null || held === value;
  const found = await findMade(pool, { name, knownIds: [], isOurs });
  if (!found.ok) return "untold";
  if (!found.value) return "nothing";
  if (value === null) return failed(problem("unknown-outcome", { message: lostValue }));
  return ok({ client: found.value, secret: value });
}

const nothingMade = problem("unreachable", {
  message: "Cognito didn’t answer, and no client was created. Try again in a moment.",
});

const lostValue =
  "Cognito’s answer was lost, and a client with this name now exists. Cognito generates the secrets here, so its secret can’t be shown. Open the client and start a rotation, or delete it and create it again.";

/** The client of this name that was not there before and whose secret is ours, or null. Fails as `findByName`. */
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

import "server-only";
import { describeWritable, updateClient, type WritableClient } from "@/lib/aws/cognito/writable-client";
import type { Pool } from "@/lib/domain/access/roles";
import { isM2m } from "@/lib/domain/client/client";
import {
  type ClientChange,
  changed,
  changedMembers,
  clashes,
  differences,
  type EditableSettings,
} from "@/lib/domain/client/change";
import type { ClientEditDraft } from "@/lib/domain/client/edit-draft";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { deadScopes, MOST_SCOPES } from "@/lib/domain/scope";
import type { HolderRequest } from "@/lib/domain/scope/server-draft";
import { isNameTaken } from "@/lib/inventory/clients";
import { isOf } from "@/lib/acts/servers/holders";
import { remember } from "@/lib/inventory/own-writes";
import type { Plan } from "@/lib/acts/plan";
import { deadAmong, readServers } from "@/lib/inventory/resource-servers";

/** What an edit did, for the audit trail. */
export type EditedClient = {
  readonly clientId: string;
  readonly before: EditableSettings;
  readonly after: EditableSettings;
};

/**
 * A change of a client, made on its settings as Cognito has them now: Describe here and Update in its run, which sends
 * every member again. Answers changed-meanwhile where the client is another than the form was opened with, name-taken,
 * invalid with the field's sentence, denied for a client that is not for machines, otherwise as `describeWritable`; its
 * run unknown-outcome where even looking did not tell, otherwise as `updateClient`.
 */
export async function planEdit(pool: Pool, draft: ClientEditDraft): Promise<Result<Plan<EditedClient>>> {
  const found = await describeWritable(pool, draft.clientId);
  if (!found.ok) return found;
  if (found.value.client.changedAt !== draft.changedAt) return failed(problem("changed-meanwhile"));
  const refused =
    refuseKind(found.value) ??
    (await refuseScopes(pool, found.value, draft)) ??
    (await refuseName(pool, draft)) ??
    refuseNothing(found.value, draft);
  return refused ?? ok(planOf(pool, found.value, draft));
}

/**
 * Takes those scopes off a client that no resource server has any more: Cognito refuses every update that still names
 * one. Three calls with the run's. Answers as `planEdit`, invalid where no scope would be left.
 */
export async function planDeadScopes(
  pool: Pool,
  { clientId }: { clientId: string },
): Promise<Result<Plan<EditedClient>>> {
  const [found, servers] = await Promise.all([describeWritable(pool, clientId), readServers(pool)]);
  if (!found.ok) return found;
  if (!servers.ok) return servers;
  const change = { addScopes: [], dropScopes: deadScopes(found.value.client.scopes, servers.value) };
  const refused =
    refuseKind(found.value) ??
    refuseCount(changed(editable(found.value), change).scopes) ??
    refuseNothing(found.value, change);
  return refused ?? ok(planOf(pool, found.value, change));
}

/**
 * Takes a resource server's scope off a client, or all of them where `scope` is null, and dead ones with them, since
 * Cognito takes no update that names one. Two calls, and a third where one looks dead; one where it holds none any
 * more, which is what was wanted. Answers as `planEdit`.
 */
export async function letGoOfScope(
  pool: Pool,
  { clientId, identifier, scope }: HolderRequest,
): Promise<Result<EditedClient>> {
  const found = await describeWritable(pool, clientId);
  if (!found.ok) return found;
  const before = editable(found.value);
  const unwanted = before.scopes.filter((it) => isOf(it, identifier, scope));
  if (unwanted.length === 0) {
    remember(pool, found.value.client, found.value);
    return ok({ clientId, before, after: before });
  }
  const dead = await deadAmong(pool, before.scopes);
  if (!dead.ok) return dead;
  const dropScopes = before.scopes.filter((it) => unwanted.includes(it) || dead.value.includes(it));
  const change = { addScopes: [], dropScopes };
  if (dropScopes.length === before.scopes.length) return failed(problem("invalid", { message: onlyScope }));
  return refuseKind(found.value) ?? save(pool, found.value, change);
}

/** An edit as the audit trail keeps it. */
export const editTrail = ({ clientId, before, after }: EditedClient) => ({
  clientId,
  object: { kind: "client", id: clientId },
  before: { ...before, scopes: [...before.scopes] },
  after: { ...after, scopes: [...after.scopes] },
});

/** What of a client people edit. */
export const editable = ({ client, settings }: WritableClient): EditableSettings => ({
  name: client.name,
  scopes: client.scopes,
  tokenMinutes: client.tokenMinutes,
  isRevocable: settings.EnableTokenRevocation ?? true,
});

const planOf = (pool: Pool, seen: WritableClient, change: ClientChange): Plan<EditedClient> => ({
  trace: { object: { kind: "client", id: seen.client.clientId } },
  run: () => save(pool, seen, change),
});

/** Where another change is under way, the client is read and the change made on it once more. */
async function save(pool: Pool, seen: WritableClient, change: ClientChange): Promise<Result<EditedClient>> {
  const saved = await update(pool, seen, change);
  if (saved.ok || saved.problem.code !== "busy") return saved;
  await new Promise((done) => setTimeout(done, 100 + Math.random() * 300));
  const fresh = await describeWritable(pool, seen.client.clientId);
  if (!fresh.ok) return fresh;
  if (clashes(editable(seen), change, editable(fresh.value)).length > 0)
    return failed(problem("changed-meanwhile"));
  return update(pool, fresh.value, change);
}

async function update(pool: Pool, seen: WritableClient, change: ClientChange): Promise<Result<EditedClient>> {
  const { clientId } = seen.client;
  const before = editable(seen);
  const edited = { clientId, before, after: changed(before, change) };
  const updated = await updateClient(pool, clientId, changedMembers(seen.settings, change));
  if (!updated.ok) return updated.problem.code === "unknown-outcome" ? lookFor(pool, seen, edited) : updated;
  remember(pool, updated.value, seen);
  return ok(edited);
}

/** What became of an update whose answer was lost: Cognito has what we sent, or what was there before, or neither. */
async function lookFor(
  pool: Pool,
  seen: WritableClient,
  edited: EditedClient,
): Promise<Result<EditedClient>> {
  const fresh = await describeWritable(pool, edited.clientId);
  if (!fresh.ok) return failed(problem("unknown-outcome"));
  remember(pool, fresh.value.client, seen);
  const isMoved = fresh.value.client.changedAt !== seen.client.changedAt;
  if (isMoved && differences(editable(fresh.value), edited.after).length === 0) return ok(edited);
  return failed(isMoved ? problem("unknown-outcome") : problem("unreachable"));
}

function refuseKind({ client }: WritableClient) {
  return isM2m(client.kind) ? null : failed(problem("denied", { message: notForMachines }));
}

const notForMachines =
  "This client is not for machines, so the console leaves it alone. Nothing was changed.";

/** A scope that nobody sent may have died meanwhile; Cognito would refuse the whole update for it. */
async function refuseScopes(pool: Pool, { client }: WritableClient, draft: ClientEditDraft) {
  const after = changed({ ...client, isRevocable: true }, draft).scopes;
  const dead = await deadAmong(pool, after);
  if (!dead.ok) return dead;
  const [first] = dead.value;
  if (first === undefined) return refuseCount(after);
  return failed(problem("invalid", { fields: { scopes: `${first} is not a scope of this pool.` } }));
}

function refuseCount(scopes: readonly string[]) {
  if (scopes.length === 0) return failed(problem("invalid", { fields: { scopes: noScope } }));
  if (scopes.length <= MOST_SCOPES) return null;
  return failed(problem("invalid", { fields: { scopes: `Choose at most ${MOST_SCOPES} scopes.` } }));
}

const onlyScope =
  "It would be left without any scope, so nothing was changed. Grant it another one, or delete it.";

const noScope = "Choose at least one scope. A client without one gets no token.";

async function refuseName(pool: Pool, { name }: ClientEditDraft) {
  if (name === undefined) return null;
  const isTaken = await isNameTaken(pool, name);
  if (!isTaken.ok) return isTaken;
  const { message } = problem("name-taken");
  return isTaken.value ? failed(problem("name-taken", { fields: { name: message } })) : null;
}

function refuseNothing(seen: WritableClient, change: ClientChange) {
  const before = editable(seen);
  if (differences(before, changed(before, change)).length > 0) return null;
  return failed(
    problem("invalid", { message: "Nothing differs from what Cognito has, so nothing was saved." }),
  );
}

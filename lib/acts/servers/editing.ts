import "server-only";
import { getResourceServer, updateResourceServer } from "@/lib/aws/cognito/resource-servers";
import type { Pool } from "@/lib/domain/access/roles";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import type { ResourceServer } from "@/lib/domain/scope";
import {
  changed,
  clashes,
  descriptionOf,
  type ScopeEdit,
  type ServerChange,
  type ServerSettings,
  stillOpen,
} from "@/lib/domain/scope/server-change";
import { changeIn, countProblem, type ServerEditDraft } from "@/lib/domain/scope/server-draft";
import { refuseHeld } from "@/lib/acts/servers/holders";
import type { Plan } from "@/lib/acts/plan";
import { noteServer } from "@/lib/inventory/resource-servers";
import { alone } from "@/lib/store/leases";
import { closeScopes } from "@/lib/store/scope-policies";

/** What an edit did, for the audit trail. */
export type EditedServer = {
  readonly identifier: string;
  readonly before: ServerSettings;
  readonly after: ServerSettings;
};

/**
 * A change of a resource server. Its run makes it on what Cognito has then, alone on all instances: UpdateResourceServer
 * replaces everything, and Cognito keeps nobody from overwriting somebody else's change. One read, one update. Answers
 * invalid for a scope that clients hold; its run changed-meanwhile where somebody else made another thing of the same
 * scope or name, otherwise as `changeServer`.
 */
export async function planServerEdit(
  pool: Pool,
  draft: ServerEditDraft,
): Promise<Result<Plan<EditedServer>>> {
  const { identifier } = draft;
  const change = changeIn(draft);
  const removed = change.scopes.flatMap(({ name, becomes }) => (becomes === null ? [name] : []));
  const held = await refuseHeld(pool, identifier, removed);
  if (held) return held;
  return ok({
    trace: { object: { kind: "resource server", id: identifier } },
    run: () => changeServer(pool, identifier, (server) => refuseClash(server, change) ?? ok(change)),
  });
}

/** Keeps all others of the console from changing a resource server meanwhile. Answers as `alone`. */
export const aloneWith = <T>(pool: Pool, identifier: string, act: () => Promise<Result<T>>) =>
  alone(`resource server ${pool.id} ${identifier}`, act);

/**
 * Reads a resource server and makes on it the change that `decide` wants then. One read, one update, and one read more
 * only where the answer was lost. Answers not-found, denied for one of Cognito's own, invalid with the sentence for the
 * scopes, busy, store-unreachable, unknown-outcome where even looking did not tell, otherwise as `updateResourceServer`.
 */
export const changeServer = (
  pool: Pool,
  identifier: string,
  decide: (server: ResourceServer) => Result<ServerChange>,
): Promise<Result<EditedServer>> =>
  aloneWith(pool, identifier, async () => {
    const found = await getResourceServer(pool, identifier);
    if (!found.ok) return found;
    const before = found.value;
    const decided = refuseManaged(before) ?? decide(before);
    if (!decided.ok) return decided;
    const change = stillOpen(before, decided.value);
    const after = changed(before, change);
    const refused = refuseNothing(change) ?? refuseCount(after);
    if (refused) return refused;
    // A scope that is made anew is restricted, whatever was said of an earlier one of its name.
    const closed = await close(pool, identifier, change, ({ name }) => descriptionOf(before, name) === null);
    if (!closed.ok) return closed;
    const saved = await update(pool, before, after);
    if (!saved.ok) return saved;
    await Promise.all([
      noteServer(pool, saved.value),
      close(pool, identifier, change, ({ becomes }) => becomes === null),
    ]);
    return ok({ identifier, before: settingsOf(before), after: settingsOf(saved.value) });
  });

/** Why nobody edits a resource server; null where people do. */
export const refuseManaged = ({ isManaged }: ResourceServer) =>
  isManaged
    ? failed(problem("denied", { message: "Cognito manages this resource server. Nothing was changed." }))
    : null;

const settingsOf = ({ name, scopes }: ServerSettings): ServerSettings => ({
  name,
  scopes: scopes.map((scope) => ({ name: scope.name, description: scope.description })),
});

async function close(
  pool: Pool,
  identifier: string,
  { scopes }: ServerChange,
  isMeant: (edit: ScopeEdit) => boolean,
): Promise<Result<null>> {
  const names = scopes.filter(isMeant).map(({ name }) => name);
  return names.length === 0 ? ok(null) : closeScopes(pool.id, identifier, names);
}

async function update(
  pool: Pool,
  before: ResourceServer,
  after: ServerSettings,
): Promise<Result<ResourceServer>> {
  const updated = await updateResourceServer(pool, before.identifier, after);
  if (updated.ok || updated.problem.code !== "unknown-outcome") return updated;
  const fresh = await getResourceServer(pool, before.identifier);
  if (!fresh.ok) return updated;
  if (isSame(fresh.value, after)) return fresh;
  return isSame(fresh.value, before) ? failed(problem("unreachable")) : updated;
}

const isSame = (one: ServerSettings, other: ServerSettings) =>
  JSON.stringify(settingsOf(one)) === JSON.stringify(settingsOf(other));

function refuseClash(server: ResourceServer, change: ServerChange) {
  return clashes(server, change).length > 0 ? failed(problem("changed-meanwhile")) : null;
}

function refuseNothing({ name, scopes }: ServerChange) {
  if (name !== null || scopes.length > 0) return null;
  return failed(
    problem("invalid", { message: "Nothing differs from what Cognito has, so nothing was saved." }),
  );
}

function refuseCount({ scopes }: ServerSettings) {
  const sentence = countProblem(scopes.length);
  return sentence === undefined ? null : failed(problem("invalid", { fields: { scopes: sentence } }));
}

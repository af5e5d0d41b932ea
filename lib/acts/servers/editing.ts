import "server-only";
import { settle } from "@/lib/acts/lost-answer";
import { getResourceServer, updateResourceServer } from "@/lib/aws/cognito/resource-servers";
import type { LastLook } from "@/lib/aws/cognito/sdk";
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
import { countProblem } from "@/lib/domain/scope/server-draft";
import { noteServer } from "@/lib/inventory/resource-servers";
import { alone, type Lease } from "@/lib/store/leases";
import { closeScopes } from "@/lib/store/scope-policies";

/** What an edit did, for the audit trail. */
export type EditedServer = {
  readonly identifier: string;
  readonly before: ServerSettings;
  readonly after: ServerSettings;
};

/** Runs `act` under the lease on a resource server, which holds on all instances. Fails as `alone`. */
export const aloneWith = <T>(pool: Pool, identifier: string, act: (lease: Lease) => Promise<Result<T>>) =>
  alone(`resource server ${pool.id} ${identifier}`, act);

/**
 * Reads a resource server and applies the change that `decide` returns. One read and one update, and another read only
 * if the update had to wait or its answer was lost; all of it again if somebody changed the server outside the console
 * meanwhile. Fails with not-found, denied for one of Cognito's own, invalid with the sentence for the scopes, busy,
 * store-unreachable, unknown-outcome if the last read does not tell either, otherwise as `updateResourceServer`.
 */
export const changeServer = (pool: Pool, identifier: string, decide: Decide): Promise<Result<EditedServer>> =>
  aloneWith(pool, identifier, async (lease) => {
    const made = await changeOnce(pool, lease, identifier, decide);
    const isMoved = !made.ok && made.problem.code === "busy" && lease.mayWrite();
    return isMoved ? changeOnce(pool, lease, identifier, decide) : made;
  });

type Decide = (server: ResourceServer) => Result<ServerChange>;

async function changeOnce(
  pool: Pool,
  lease: Lease,
  identifier: string,
  decide: Decide,
): Promise<Result<EditedServer>> {
  const found = await getResourceServer(pool, identifier);
  if (!found.ok) return found;
  const before = found.value;
  const decided = refuseManaged(before) ?? decide(before);
  if (!decided.ok) return decided;
  const change = stillOpen(before, decided.value);
  const after = changed(before, change);
  const refused = refuseNothing(change) ?? refuseCount(after);
  if (refused) return refused;
  // A new scope is restricted, even if an earlier one of its name was open.
  const closed = await close(pool, identifier, change, ({ name }) => descriptionOf(before, name) === null);
  if (!closed.ok) return closed;
  const saved = await update(pool, lease, before, after);
  if (!saved.ok) return saved;
  await Promise.all([
    noteServer(pool, saved.value),
    close(pool, identifier, change, ({ becomes }) => becomes === null),
  ]);
  return ok({ identifier, before: settingsOf(before), after: settingsOf(saved.value) });
}

/** The refusal of a resource server that Cognito manages, otherwise null. */
export const refuseManaged = ({ isManaged }: ResourceServer) =>
  isManaged
    ? failed(
        problem("denied", {
          message: "Cognito manages this resource server, so it can’t be changed here. Nothing was changed.",
        }),
      )
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

/** Sends the update. If the update had to wait, reads the resource server again first. */
async function update(
  pool: Pool,
  lease: Lease,
  before: ResourceServer,
  after: ServerSettings,
): Promise<Result<ResourceServer>> {
  const lastLook: LastLook = async (hasWaited) => {
    const fresh = hasWaited ? await getResourceServer(pool, before.identifier) : null;
    if (fresh && !fresh.ok) return fresh.problem;
    if (fresh && !isSame(fresh.value, before)) return problem("busy");
    return lease.mayWrite() ? null : problem("busy");
  };
  const updated = await updateResourceServer(pool, before.identifier, after, lastLook);
  return settle(updated, async () => {
    const fresh = await getResourceServer(pool, before.identifier);
    if (!fresh.ok) return "untold";
    if (isSame(fresh.value, after)) return fresh;
    return isSame(fresh.value, before) ? "nothing" : updated;
  });
}

const isSame = (one: ServerSettings, other: ServerSettings) =>
  JSON.stringify(settingsOf(one)) === JSON.stringify(settingsOf(other));

/** The refusal if somebody else changed the same scope or name in another way, otherwise null. */
export function refuseClash(server: ResourceServer, change: ServerChange) {
  return clashes(server, change).length > 0 ? failed(problem("changed-meanwhile")) : null;
}

function refuseNothing({ name, scopes }: ServerChange) {
  if (name !== null || scopes.length > 0) return null;
  return failed(problem("invalid", { message: "There are no changes to save." }));
}

function refuseCount({ scopes }: ServerSettings) {
  const sentence = countProblem(scopes.length);
  return sentence === undefined ? null : failed(problem("invalid", { fields: { scopes: sentence } }));
}

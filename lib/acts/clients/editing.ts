import "server-only";
import { aboutClient } from "@/lib/acts/about";
import { aloneWithClient, changeClient } from "@/lib/acts/clients/change";
import { notForMachines } from "@/lib/acts/plan";
import { isOf } from "@/lib/acts/servers/holders";
import type { WritableClient } from "@/lib/aws/cognito/writable-client";
import type { Pool } from "@/lib/domain/access/roles";
import {
  type ClientChange,
  changed,
  changedMembers,
  differences,
  type EditableSettings,
  scopesAfter,
} from "@/lib/domain/client/change";
import { isM2m } from "@/lib/domain/client/client";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { MOST_SCOPES, REGISTER_SCOPE } from "@/lib/domain/scope";
import type { HolderRequest } from "@/lib/domain/scope/server-draft";
import { deadAmong, recentServers } from "@/lib/inventory/resource-servers";

/** What an edit did, for the audit trail. */
export type EditedClient = {
  readonly clientId: string;
  readonly before: EditableSettings;
  readonly after: EditableSettings;
};

/**
 * Removes a resource server's scope from a client, or all of them if `scope` is null, and dead scopes with them,
 * because Cognito refuses an update that names one. Two calls, and two more if a scope looks dead; one call, and
 * success, if the client holds none of them any more. Fails as the run of `editClient`.
 */
export async function letGoOfScope(
  pool: Pool,
  { clientId, identifier, scope }: HolderRequest,
): Promise<Result<EditedClient>> {
  const servers = await recentServers(pool);
  if (!servers.ok) return servers;
  return edit(pool, clientId, async (seen) => {
    const { scopes } = seen.client;
    const unwanted = scopes.filter((it) => isOf(it, identifier, scope));
    if (unwanted.length === 0) return ok({ change: { addScopes: [], dropScopes: [] }, hasAsked: false });
    const found = await deadAmong(pool, scopes);
    if (!found.ok) return found;
    const { dead, hasAsked } = found.value;
    const dropScopes = scopes.filter((it) => unwanted.includes(it) || dead.includes(it));
    if (dropScopes.length === scopes.length) return failed(problem("invalid", { message: onlyScope }));
    return ok({ change: { addScopes: [], dropScopes }, hasAsked });
  });
}

/** An edit as the audit trail keeps it. */
export const editTrail = ({ clientId, before, after }: EditedClient) => ({
  ...aboutClient(clientId),
  before: { ...before, scopes: [...before.scopes] },
  after: { ...after, scopes: [...after.scopes] },
});

/** The settings of a client that people edit. */
export const editable = ({ client, isRevocable }: WritableClient): EditableSettings => ({
  name: client.name,
  scopes: client.scopes,
  tokenMinutes: client.tokenMinutes,
  isRevocable,
});

type Decided = { readonly change: ClientChange; readonly hasAsked: boolean };

/** Applies the change that `decide` returns, under the client's lease. Sends nothing if nothing would change. */
export const edit = (
  pool: Pool,
  clientId: string,
  decide: (seen: WritableClient, first: WritableClient) => Promise<Result<Decided>>,
): Promise<Result<EditedClient>> =>
  aloneWithClient(pool, clientId, async (lease) => {
    const made = await changeClient(pool, lease, clientId, async (seen, first) => {
      const decided = await decide(seen, first);
      if (!decided.ok) return decided;
      const { change, hasAsked } = decided.value;
      const before = editable(seen);
      const after = changed(before, change);
      const isNothing = differences(before, after).length === 0;
      if (!isNothing && !isM2m(seen.client.kind)) return notForMachines;
      return ok({
        settings: isNothing ? null : changedMembers(seen.settings, change),
        isDone: (fresh) => differences(editable(fresh), after).length === 0,
        hasAsked,
        value: { clientId, before, after },
      });
    });
    return made.ok ? ok(made.value.value) : made;
  });

/** A kept scope may have died meanwhile, and Cognito would refuse the update. Returns whether Cognito was called. */
export async function refuseScopes(
  pool: Pool,
  { client }: WritableClient,
  change: ClientChange,
): Promise<Result<boolean>> {
  const after = scopesAfter(client.scopes, change);
  if (client.isSelfRegistered && change.addScopes.includes(REGISTER_SCOPE))
    return failed(problem("invalid", { fields: { scopes: cannotRegister } }));
  const found = await deadAmong(pool, after);
  if (!found.ok) return found;
  const [first] = found.value.dead;
  if (first === undefined) return refuseCount(after) ?? ok(found.value.hasAsked);
  return failed(problem("invalid", { fields: { scopes: `${first} isn’t a scope in this pool.` } }));
}

/** The refusal of no scopes, or of more than Cognito allows, otherwise null. */
export function refuseCount(scopes: readonly string[]) {
  if (scopes.length === 0) return failed(problem("invalid", { fields: { scopes: noScope } }));
  if (scopes.length <= MOST_SCOPES) return null;
  return failed(problem("invalid", { fields: { scopes: `Choose at most ${MOST_SCOPES} scopes.` } }));
}

const cannotRegister = `A self-registered client can’t have ${REGISTER_SCOPE}.`;

const onlyScope =
  "This is the client’s only scope, so nothing was changed. Grant it another scope, or delete the client.";

const noScope = "Choose at least one scope. A client without scopes can’t get tokens.";

/** The refusal of a change that changes nothing, otherwise null. */
export function refuseNothing(seen: WritableClient, change: ClientChange) {
  const before = editable(seen);
  if (differences(before, changed(before, change)).length > 0) return null;
  return failed(problem("invalid", { message: "There are no changes to save." }));
}

import "server-only";
import { act } from "@/lib/acts/act";
import { type EditedClient, edit, editTrail, refuseScopes } from "@/lib/acts/clients/editing";
import { refuseUntypedReturn } from "@/lib/acts/servers/holders";
import { clientEditSubject } from "@/lib/acts/subjects";
import type { Pool } from "@/lib/domain/access/roles";
import { type ScopeAddition, scopeAddition } from "@/lib/domain/client/edit-draft";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { recentServers } from "@/lib/inventory/resource-servers";

/** Puts scopes back on a client. Requires the right to edit the client and to grant the scopes. */
export const addScopesToClient = act({
  name: "edit client",
  permission: "edit client",
  input: scopeAddition,
  subject: clientEditSubject,
  // The same limit as for removing scopes.
  limit: { most: 400, seconds: 60 },
  plan: async (pool, addition) => {
    const untyped = refuseUntypedReturn(pool, addition);
    return untyped ? failed(untyped) : ok({ run: () => addScopes(pool, addition) });
  },
  asked: ({ clientId, addScopes: added }) => ({ clientId, addScopes: added }),
  trail: editTrail,
});

/**
 * Adds scopes to those that a client has then, under the client's lease. One call if the client has them all. Fails as
 * the run of `editClient`, invalid if one of the scopes is on no resource server.
 */
export async function addScopes(
  pool: Pool,
  { clientId, addScopes: wanted }: Pick<ScopeAddition, "clientId" | "addScopes">,
): Promise<Result<EditedClient>> {
  const servers = await recentServers(pool);
  if (!servers.ok) return servers;
  const change = { addScopes: wanted, dropScopes: [] };
  const added = await edit(pool, clientId, async (seen) => {
    const asked = await refuseScopes(pool, seen, change);
    return asked.ok ? ok({ change, hasAsked: asked.value }) : asked;
  });
  if (added.ok) return added;
  // No form shows the field's sentence here, so it becomes the message.
  const { code, fields, message } = added.problem;
  return failed(code === "invalid" ? problem(code, { message: fields.scopes ?? message }) : added.problem);
}

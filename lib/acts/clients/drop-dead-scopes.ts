import "server-only";
import { aboutClient } from "@/lib/acts/about";
import { act } from "@/lib/acts/act";
import { edit, editable, refuseCount, refuseNothing } from "@/lib/acts/clients/editing";
import { namedClient } from "@/lib/acts/plan";
import { clientSubject } from "@/lib/acts/subjects";
import { changed } from "@/lib/domain/client/change";
import { clientIdDraft } from "@/lib/domain/client/id";
import { ok } from "@/lib/domain/result";
import { deadScopes } from "@/lib/domain/scope";
import { readServers } from "@/lib/inventory/resource-servers";

/**
 * Removes from a client the scopes that no resource server has any more: Cognito refuses every update that names one.
 * Three calls, all in the run. The run fails as that of `editClient`, invalid if no scope would be left.
 */
export const dropDeadScopes = act({
  name: "drop dead scopes",
  permission: "edit client",
  input: clientIdDraft,
  subject: clientSubject,
  plan: async (pool, { clientId }) => {
    const asked = await namedClient(pool, clientId);
    if (!asked.ok) return asked;
    return ok({
      ...asked.value,
      trace: { object: { kind: "client", id: clientId } },
      run: async () => {
        const servers = await readServers(pool);
        if (!servers.ok) return servers;
        return edit(pool, clientId, async (seen) => {
          const change = { addScopes: [], dropScopes: deadScopes(seen.client.scopes, servers.value) };
          const refused = refuseCount(changed(editable(seen), change).scopes) ?? refuseNothing(seen, change);
          return refused ?? ok({ change, hasAsked: false });
        });
      },
    });
  },
  trail: ({ clientId, before, after }) => ({
    ...aboutClient(clientId),
    before: { scopes: [...before.scopes] },
    after: { scopes: [...after.scopes] },
  }),
});

import "server-only";
import { aboutServer } from "@/lib/acts/about";
import { act } from "@/lib/acts/act";
import { afterDeletion } from "@/lib/acts/after-deletion";
import { aloneWith, refuseManaged } from "@/lib/acts/servers/editing";
import { refuseHeld } from "@/lib/acts/servers/holders";
import { serverSubject } from "@/lib/acts/subjects";
import { deleteResourceServer, getResourceServer } from "@/lib/aws/cognito/resource-servers";
import { ok } from "@/lib/domain/result";
import { serverRemovalDraft } from "@/lib/domain/scope/server-draft";
import { forgetServer } from "@/lib/inventory/resource-servers";
import { forgetScopePolicy } from "@/lib/store/scope-policies";

/**
 * Deletes a resource server with its scopes and its scope policy. The identifier must be typed. One read and one
 * deletion, and another read if the answer was lost. Fails as `removeScope`.
 */
export const deleteServer = act({
  name: "delete resource server",
  permission: "delete resource server",
  input: serverRemovalDraft,
  subject: serverSubject,
  plan: async (pool, { identifier, leavesHolders }) => {
    const held = leavesHolders ? null : await refuseHeld(pool, identifier, [null]);
    if (held) return held;
    return ok({
      typedName: identifier,
      trace: { object: { kind: "resource server", id: identifier } },
      run: () =>
        aloneWith(pool, identifier, async () => {
          const server = await getResourceServer(pool, identifier);
          if (!server.ok) return server;
          const refused = refuseManaged(server.value);
          if (refused) return refused;
          const deleted = await deleteResourceServer(pool, identifier);
          const find = () => getResourceServer(pool, identifier);
          const gone = await afterDeletion(deleted, find, "resource server");
          if (!gone.ok) return gone;
          await Promise.all([forgetServer(pool, identifier), forgetScopePolicy(pool.id, identifier)]);
          return server;
        }),
    });
  },
  trail: ({ identifier, name, scopes }) => ({
    ...aboutServer(identifier),
    before: { name, scopes: scopes.map(({ name: scope, description }) => ({ name: scope, description })) },
  }),
});

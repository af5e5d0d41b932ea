import "server-only";
import { aboutServer } from "@/lib/acts/about";
import { act } from "@/lib/acts/act";
import { named } from "@/lib/acts/plan";
import { changeServer, refuseClash } from "@/lib/acts/servers/editing";
import { refuseHeld } from "@/lib/acts/servers/holders";
import { serverSubject } from "@/lib/acts/subjects";
import { ok } from "@/lib/domain/result";
import { changeIn, serverEditDraft } from "@/lib/domain/scope/server-draft";

/**
 * Edits a resource server. The run applies the change to what Cognito has then, under a lease that holds on all
 * instances: UpdateResourceServer replaces everything, and Cognito does not detect conflicts. One read, one update.
 * Fails with invalid for a removed scope that clients hold; its run with changed-meanwhile if somebody else changed the
 * same scope or name in another way, otherwise as `changeServer`.
 */
export const editServer = act({
  name: "edit resource server",
  permission: "edit resource server",
  input: serverEditDraft,
  subject: serverSubject,
  plan: async (pool, draft) => {
    const { identifier } = draft;
    const change = changeIn(draft);
    const removed = change.scopes.flatMap(({ name, becomes }) => (becomes === null ? [name] : []));
    const held = await refuseHeld(pool, identifier, removed);
    if (held) return held;
    return ok({
      ...named(pool, { name: identifier }),
      trace: { object: { kind: "resource server", id: identifier } },
      run: () => changeServer(pool, identifier, (server) => refuseClash(server, change) ?? ok(change)),
    });
  },
  trail: ({ identifier, before, after }) => ({
    ...aboutServer(identifier),
    before: { name: before.name, scopes: [...before.scopes] },
    after: { name: after.name, scopes: [...after.scopes] },
  }),
});

import "server-only";
import { aboutServer } from "@/lib/acts/about";
import { act } from "@/lib/acts/act";
import { changeServer } from "@/lib/acts/servers/editing";
import { refuseHeld } from "@/lib/acts/servers/holders";
import { serverSubject } from "@/lib/acts/subjects";
import { problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";
import { descriptionOf } from "@/lib/domain/scope/server-change";
import { scopeRemovalDraft } from "@/lib/domain/scope/server-draft";

/**
 * Removes a scope from its resource server. The scope's name must be typed. Unless `leavesHolders` allows dead scopes
 * on clients, fails with invalid if a client holds or may hold the scope. Its run fails as `changeServer`.
 */
export const removeScope = act({
  name: "remove scope",
  permission: "edit resource server",
  input: scopeRemovalDraft,
  subject: serverSubject,
  plan: async (pool, { identifier, scope, leavesHolders }) => {
    const held = leavesHolders ? null : await refuseHeld(pool, identifier, [scope]);
    if (held) return held;
    return ok({
      typedName: scope,
      trace: { object: { kind: "resource server", id: identifier } },
      run: () =>
        changeServer(pool, identifier, (server) => {
          const was = descriptionOf(server, scope);
          if (was === null) return failed(problem("not-found", { message: scopeIsGone }));
          return ok({ name: null, scopes: [{ name: scope, was, becomes: null }] });
        }),
    });
  },
  trail: ({ identifier, before, after }) => ({
    ...aboutServer(identifier),
    before: { scopes: [...before.scopes] },
    after: { scopes: [...after.scopes] },
  }),
});

const scopeIsGone = "This scope no longer exists on this resource server. Nothing was changed.";

import "server-only";
import { deleteResourceServer, getResourceServer } from "@/lib/aws/cognito/resource-servers";
import type { Pool } from "@/lib/domain/access/roles";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import type { ResourceServer } from "@/lib/domain/scope";
import { descriptionOf } from "@/lib/domain/scope/server-change";
import { afterDeletion } from "@/lib/acts/after-deletion";
import { aloneWith, changeServer, type EditedServer, refuseManaged } from "@/lib/acts/servers/editing";
import { refuseHeld } from "@/lib/acts/servers/holders";
import type { Plan } from "@/lib/acts/plan";
import { forgetServer } from "@/lib/inventory/resource-servers";
import { forgetScopePolicy } from "@/lib/store/scope-policies";

type Removal = { readonly identifier: string; readonly leavesHolders: boolean };

/**
 * The removal of a scope from its resource server: its name has to be typed, and unless it may leave clients with a dead
 * scope, nobody may hold it any more. Answers invalid where somebody does or may; its run as `changeServer`.
 */
export async function planScopeRemoval(
  pool: Pool,
  { identifier, scope, leavesHolders }: Removal & { readonly scope: string },
): Promise<Result<Plan<EditedServer>>> {
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
}

/**
 * The deletion of a resource server with its scopes and with what was said of who may grant them: its identifier has to
 * be typed. A read and a deletion, and one read more where the answer was lost. Answers as `planScopeRemoval`.
 */
export async function planServerDeletion(
  pool: Pool,
  { identifier, leavesHolders }: Removal,
): Promise<Result<Plan<ResourceServer>>> {
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
}

const scopeIsGone = "This resource server has no such scope any more. Nothing was changed.";

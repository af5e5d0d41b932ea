import "server-only";
import type { ScopePolicy } from "@/lib/domain/access/ownership";
import type { Pool } from "@/lib/domain/access/roles";
import { ok, type Result } from "@/lib/domain/result";
import type { ResourceServer } from "@/lib/domain/scope";
import { readServers } from "@/lib/inventory/resource-servers";
import { scopePoliciesOf } from "@/lib/store/scope-policies";

/** A resource server and who may grant its scopes. */
export type GovernedServer = { readonly server: ResourceServer; readonly policy: ScopePolicy };

/** The pool's resource servers as Cognito has them now, with policies. Fails as `readServers`, store-unreachable. */
export async function governedServers(pool: Pool): Promise<Result<GovernedServer[]>> {
  const [servers, policies] = await Promise.all([readServers(pool), scopePoliciesOf(pool.id)]);
  if (!servers.ok) return servers;
  if (!policies.ok) return policies;
  return ok(
    servers.value.map((server) => ({ server, policy: policies.value.get(server.identifier) ?? restricted })),
  );
}

/** The policy of a resource server that has none in the store. */
export const restricted: ScopePolicy = { team: null, openScopes: [] };

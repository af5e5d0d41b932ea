import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import { policyText, type ScopePolicy } from "@/lib/domain/access/ownership";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import type { ResourceServer } from "@/lib/domain/scope";
import type { ScopePolicyDraft } from "@/lib/domain/access/scope-policy-draft";
import type { Plan } from "@/lib/acts/plan";
import { readServers, recentServers } from "@/lib/inventory/resource-servers";
import { saveScopePolicy, scopePoliciesOf } from "@/lib/store/scope-policies";

/** A resource server and who may grant its scopes. */
export type GovernedServer = { readonly server: ResourceServer; readonly policy: ScopePolicy };

/** The pool's resource servers as Cognito has them now, each with its policy. Answers as `readServers`, store-unreachable. */
export async function governedServers(pool: Pool): Promise<Result<GovernedServer[]>> {
  const [servers, policies] = await Promise.all([readServers(pool), scopePoliciesOf(pool.id)]);
  if (!servers.ok) return servers;
  if (!policies.ok) return policies;
  return ok(
    servers.value.map((server) => ({ server, policy: policies.value.get(server.identifier) ?? restricted })),
  );
}

const restricted: ScopePolicy = { team: null, openScopes: [] };

/** Says who may grant the scopes of a resource server. Answers not-found, invalid, changed-meanwhile, store-unreachable. */
export async function planScopePolicy(
  pool: Pool,
  { identifier, ownerTeam, openScopes, seen }: ScopePolicyDraft,
): Promise<Result<Plan<PolicyChange>>> {
  const [servers, policies] = await Promise.all([recentServers(pool), scopePoliciesOf(pool.id)]);
  if (!servers.ok) return servers;
  if (!policies.ok) return policies;
  const server = servers.value.find((it) => it.identifier === identifier);
  if (!server) return failed(problem("not-found"));
  const unknown = openScopes.find((name) => !server.scopes.some((scope) => scope.name === name));
  if (unknown !== undefined)
    return failed(
      problem("invalid", { fields: { openScopes: `${unknown} is not a scope of this resource server.` } }),
    );
  const before = policies.value.get(identifier) ?? restricted;
  if (policyText(before) !== seen) return failed(problem("changed-meanwhile"));
  const after = { team: ownerTeam, openScopes: [...openScopes].sort() };
  return ok({
    trace: { object: { kind: "resource server", id: identifier } },
    run: async () => {
      const saved = await saveScopePolicy(pool.id, identifier, after, pool.person.email);
      return saved.ok ? ok({ identifier, before, after }) : saved;
    },
  });
}

type PolicyChange = {
  readonly identifier: string;
  readonly before: ScopePolicy;
  readonly after: ScopePolicy;
};

import "server-only";
import { aboutServer } from "@/lib/acts/about";
import { act } from "@/lib/acts/act";
import { aloneWith, refuseManaged } from "@/lib/acts/servers/editing";
import { restricted } from "@/lib/acts/servers/scope-policies";
import { serverSubject } from "@/lib/acts/subjects";
import { refuseNewTeam } from "@/lib/acts/teams";
import { policyText, type ScopePolicy } from "@/lib/domain/access/ownership";
import type { Pool } from "@/lib/domain/access/roles";
import { type ScopePolicyDraft, scopePolicyDraft } from "@/lib/domain/access/scope-policy-draft";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { recentServers } from "@/lib/inventory/resource-servers";
import { saveScopePolicy, scopePoliciesOf } from "@/lib/store/scope-policies";

/**
 * Sets who may grant the scopes of a resource server. The run checks again and writes under the lease on the resource
 * server. Fails with not-found, invalid, changed-meanwhile, otherwise as `readServers`; its run also with busy.
 */
export const setScopePolicy = act({
  name: "set scope policy",
  permission: "set scope policy",
  input: scopePolicyDraft,
  subject: serverSubject,
  plan: async (pool, draft) => {
    const { identifier, ownerTeam, openScopes } = draft;
    const refused = await refuseNewTeam(pool, draft);
    if (refused) return refused;
    const seen = await policySeen(pool, draft);
    if (!seen.ok) return seen;
    const after = { team: ownerTeam, openScopes: [...openScopes].sort() };
    return ok({
      trace: { object: { kind: "resource server", id: identifier } },
      run: () =>
        aloneWith(pool, identifier, async () => {
          const still = await policySeen(pool, draft);
          if (!still.ok) return still;
          const saved = await saveScopePolicy(pool.id, identifier, after, pool.person.email);
          return saved.ok ? ok({ identifier, before: still.value, after }) : saved;
        }),
    });
  },
  trail: ({ identifier, before, after }) => ({
    ...aboutServer(identifier),
    before: { team: before.team, openScopes: [...before.openScopes] },
    after: { team: after.team, openScopes: [...after.openScopes] },
  }),
});

/** The current policy, if the form was opened with it and the form's scopes exist. */
async function policySeen(
  pool: Pool,
  { identifier, openScopes, seen }: ScopePolicyDraft,
): Promise<Result<ScopePolicy>> {
  const [servers, policies] = await Promise.all([recentServers(pool), scopePoliciesOf(pool.id)]);
  if (!servers.ok) return servers;
  if (!policies.ok) return policies;
  const server = servers.value.find((it) => it.identifier === identifier);
  if (!server) return failed(problem("not-found"));
  const managed = refuseManaged(server);
  if (managed) return managed;
  const unknown = openScopes.find((name) => !server.scopes.some((scope) => scope.name === name));
  if (unknown !== undefined)
    return failed(
      problem("invalid", { fields: { openScopes: `${unknown} isn’t a scope of this resource server.` } }),
    );
  const policy = policies.value.get(identifier) ?? restricted;
  return policyText(policy) === seen ? ok(policy) : failed(problem("changed-meanwhile"));
}

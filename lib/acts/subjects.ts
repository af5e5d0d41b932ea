import "server-only";
import { describePool } from "@/lib/aws/cognito/pools";
import type { ScopePolicy } from "@/lib/domain/access/ownership";
import type { Pool } from "@/lib/domain/access/roles";
import type { ClientDraft } from "@/lib/domain/client/draft";
import type { ClientEditDraft } from "@/lib/domain/client/edit-draft";
import { type Subject, whoGrants } from "@/lib/domain/policy";
import { ok, type Result } from "@/lib/domain/result";
import type { ResourceServer } from "@/lib/domain/scope";
import { choiceOfAll, type ScopeChoice, withRegisterScope } from "@/lib/domain/scope/choice";
import { protectionOf, serverProtection } from "@/lib/inventory/protection";
import { readServers } from "@/lib/inventory/resource-servers";
import { knownServers } from "@/lib/inventory/search";
import { openShelf } from "@/lib/inventory/shelf";
import { ownerOf } from "@/lib/store/ownership";
import { scopePoliciesOf } from "@/lib/store/scope-policies";

// The subjects by which the policy decides, besides the person's role. All fail with store-unreachable.

/** The creation of a client: the team that will own it and the scopes it is given. */
export async function newClientSubject(
  pool: Pool,
  { ownerTeam, scopes }: ClientDraft,
): Promise<Result<Subject>> {
  const policies = await scopePoliciesOf(pool.id);
  if (!policies.ok) return policies;
  return ok({ team: ownerTeam, teamField: "ownerTeam", grants: scopes, scopePolicies: policies.value });
}

/** An act on a client that is there: the team that owns it, and the settings that protect it. */
export async function clientSubject(
  pool: Pool,
  { clientId }: { clientId: string },
): Promise<Result<Subject>> {
  const owner = await ownerOf(pool.id, clientId);
  return owner.ok ? ok({ team: owner.value?.team ?? null, protection: protectionOf(clientId) }) : owner;
}

/** An edit of a client: its owner, its protection, and the scopes that it does not have yet. */
export async function clientEditSubject(
  pool: Pool,
  { clientId, addScopes }: Pick<ClientEditDraft, "clientId" | "addScopes">,
): Promise<Result<Subject>> {
  // The scope policies matter only if a scope is added.
  const [subject, policies] = await Promise.all([
    clientSubject(pool, { clientId }),
    addScopes.length === 0 ? ok(new Map()) : scopePoliciesOf(pool.id),
  ]);
  if (!subject.ok) return subject;
  if (!policies.ok) return policies;
  return ok({ ...subject.value, grants: addScopes, scopePolicies: policies.value });
}

/** An act on an object of the pool that no team owns. */
export const poolSubject = async (): Promise<Result<Subject>> => ok({ team: null });

/** An act on a resource server: the setting that protects it. Its owner team grants scopes, and edits nothing. */
export const serverSubject = async (
  pool: Pool,
  { identifier }: { identifier: string },
): Promise<Result<Subject>> => ok({ team: null, protection: serverProtection(pool, identifier) });

/**
 * The pool's resource servers as Cognito has them now, and whom the person must ask for each restricted scope. Where
 * programs can register clients, the scope for that is among them.
 */
export async function scopeChoice(pool: Pool): Promise<Result<ScopeChoice>> {
  const [read, policies, description] = await Promise.all([
    readServers(pool),
    scopePoliciesOf(pool.id),
    describePool(pool),
  ]);
  if (!read.ok) return read;
  if (!policies.ok) return policies;
  const isRegistering = description.ok && description.value.registration !== null;
  return ok(choiceOf(pool, isRegistering ? withRegisterScope(read.value) : read.value, policies.value));
}

/** The scopes of several pools together, as they were last read: a pool whose scopes are not known adds none. 0 calls. */
export async function knownScopeChoice(pools: readonly Pool[]): Promise<Result<ScopeChoice>> {
  const choices: ScopeChoice[] = [];
  for (const choice of await Promise.all(pools.map(knownChoice))) {
    if (!choice.ok) return choice;
    choices.push(choice.value);
  }
  return ok(choiceOfAll(choices));
}

async function knownChoice(pool: Pool): Promise<Result<ScopeChoice>> {
  const [shelf, policies] = await Promise.all([openShelf(pool.id), scopePoliciesOf(pool.id)]);
  if (!shelf.ok) return shelf;
  return policies.ok ? ok(choiceOf(pool, knownServers(shelf.value) ?? [], policies.value)) : policies;
}

function choiceOf(
  pool: Pool,
  servers: readonly ResourceServer[],
  policies: ReadonlyMap<string, ScopePolicy>,
): ScopeChoice {
  const all = servers.flatMap((server) => server.scopes.map(({ full }) => full));
  const askWhom = all.flatMap((full) => {
    const who = whoGrants(pool.person, pool.environment, full, policies);
    return who === null ? [] : [[full, who] as const];
  });
  return { servers, restricted: Object.fromEntries(askWhom) };
}

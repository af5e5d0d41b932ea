import "server-only";
import { governedServers, restricted } from "@/lib/acts/servers/scope-policies";
import { knownTeams } from "@/lib/acts/teams";
import { poolsOf } from "@/lib/aws/cognito/pools";
import { ownerSuggester } from "@/lib/domain/access/owner-suggestion";
import { isUngranted, type ScopePolicy } from "@/lib/domain/access/ownership";
import type { Pool } from "@/lib/domain/access/roles";
import type { Ownerless } from "@/lib/domain/access/setup";
import { isM2m } from "@/lib/domain/client/client";
import type { ListProgress } from "@/lib/domain/list/parse";
import { may } from "@/lib/domain/policy";
import { ok, type Result } from "@/lib/domain/result";
import { belongsToCognito, type ResourceServer, type ServerName } from "@/lib/domain/scope";
import { findAll } from "@/lib/inventory/clients";
import { protectionOf } from "@/lib/inventory/protection";
import { serversOn } from "@/lib/inventory/search";
import { openShelf, type Shelf } from "@/lib/inventory/shelf";
import { scopePoliciesOf } from "@/lib/store/scope-policies";

/** The clients that no team owns, as far as the pool is known. */
export type OwnerlessClients = {
  readonly clients: readonly Ownerless[];
  readonly teams: readonly string[];
  readonly progress: ListProgress;
};

/**
 * The M2M clients that no team owns, by name, each with the team that probably does. Evidence is what owns clients of
 * all pools that the person may read. No call once names are known. Fails with store-unreachable.
 */
export async function ownerlessClients(pool: Pool): Promise<Result<OwnerlessClients>> {
  const [found, shelf, teams, owned] = await Promise.all([
    findAll(pool, { kind: "all", page: 1 }),
    openShelf(pool.id),
    knownTeams(pool),
    ownedClients(pool),
  ]);
  if (!found.ok) return found;
  if (!shelf.ok) return shelf;
  if (!teams.ok) return teams;
  const suggest = ownerSuggester(teams.value, owned);
  const clients = found.value.rows
    .filter(({ clientId }) => isOwnerless(shelf.value, clientId))
    .map(({ clientId, name }) => ({
      clientId,
      name,
      owner: shelf.value.owners.get(clientId) ?? null,
      suggestion: suggest(name),
    }));
  return ok({ clients, teams: teams.value, progress: found.value.progress });
}

/** The resource servers of which no operator may grant any scope, but for Cognito's own. Fails as `governedServers`. */
export async function ungrantedServers(pool: Pool): Promise<Result<ResourceServer[]>> {
  const servers = await governedServers(pool);
  if (!servers.ok) return servers;
  return ok(
    servers.value.filter(({ server, policy }) => needsOwner(server, policy)).map(({ server }) => server),
  );
}

/** Whether an admin has a client or a resource server to assign. False for everybody else. No call to Cognito. */
export async function isSetupOpen(pool: Pool): Promise<boolean> {
  if (!may(pool.person, "set scope policy", pool.environment)) return false;
  const [shelf, policies] = await Promise.all([openShelf(pool.id), scopePoliciesOf(pool.id)]);
  if (!shelf.ok || !policies.ok) return false;
  const hasUngranted = serversOn(shelf.value).some((server) =>
    needsOwner(server, policies.value.get(server.identifier) ?? restricted),
  );
  if (hasUngranted) return true;
  for (const id of shelf.value.entries.keys()) if (isOwnerless(shelf.value, id)) return true;
  return false;
}

/** Whether no operator may grant any scope of a resource server. Admins alone grant those of Cognito's own. */
const needsOwner = ({ identifier }: ServerName, policy: ScopePolicy): boolean =>
  !belongsToCognito(identifier) && isUngranted(policy);

/** Whether a client needs an owner and has none. The settings protect the client that people sign in with. */
function isOwnerless({ entries, owners }: Shelf, clientId: string): boolean {
  const client = entries.get(clientId)?.entry.client ?? null;
  const isOurs = client !== null && isM2m(client.kind) && protectionOf(clientId) !== "protected";
  return isOurs && (owners.get(clientId)?.team ?? null) === null;
}

/** Every client that a team owns, in all pools that the person may read. */
async function ownedClients({ person }: Pool) {
  const shelves = await Promise.all(
    poolsOf(person).map(async ({ id, environment }) => ({ environment, shelf: await openShelf(id) })),
  );
  return shelves.flatMap(({ environment, shelf }) =>
    shelf.ok
      ? [...shelf.value.entries.values()].flatMap(({ entry: { clientId, name } }) => {
          const team = shelf.value.owners.get(clientId)?.team ?? null;
          return team === null ? [] : [{ name, team, environment }];
        })
      : [],
  );
}

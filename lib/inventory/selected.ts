import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import type { ClientRow, ClientSearch } from "@/lib/domain/list/parse";
import { ok, type Result } from "@/lib/domain/result";
import type { JudgedClient, JudgedPool } from "@/lib/domain/run/judge";
import { protectionOf } from "@/lib/inventory/protection";
import { type Asking, knownServers, rowsOn, searchShelf } from "@/lib/inventory/search";
import { openShelf, type Shelf } from "@/lib/inventory/shelf";
import { scopePoliciesOf } from "@/lib/store/scope-policies";

/** The clients of a pool that somebody selected, and what is known of them. */
export type Selected = {
  readonly pool: JudgedPool;
  readonly clients: readonly JudgedClient[];
  /** Clients that cannot be judged: no listing knows a chosen one, or a search cannot tell before one is read. */
  readonly unjudged: readonly { readonly clientId: string; readonly name: string; readonly why: Why }[];
  /** Whether every name of the pool was listed, so that a search finds all. */
  readonly isListed: boolean;
};

type Why = "unknown" | "unread";

/**
 * The clients of these ids, or all that a search finds, by what the console remembers of the pool. No call to Cognito.
 * Fails with store-unreachable.
 */
export async function selectedIn(
  pool: Pool,
  wanted: { readonly ids: readonly string[] } | { readonly search: ClientSearch; readonly asking: Asking },
): Promise<Result<Selected>> {
  const [opened, scopePolicies] = await Promise.all([openShelf(pool.id), scopePoliciesOf(pool.id)]);
  if (!opened.ok) return opened;
  if (!scopePolicies.ok) return scopePolicies;
  const shelf = opened.value;
  const { rows, unjudged } =
    "ids" in wanted ? chosen(shelf, wanted.ids) : found(shelf, wanted.search, wanted.asking);
  const { listedAt, listProblem } = shelf.head;
  return ok({
    pool: {
      person: pool.person,
      environment: pool.environment,
      scopePolicies: scopePolicies.value,
      scopes: scopesOn(shelf),
    },
    clients: rows.map((row) => ({
      clientId: row.clientId,
      name: row.name,
      client: row.client,
      isSuspended: row.isSuspended,
      owner: shelf.owners.get(row.clientId) ?? null,
      protection: protectionOf(row.clientId),
    })),
    unjudged,
    isListed: listedAt !== null && listProblem === null,
  });
}

function chosen(shelf: Shelf, ids: readonly string[]) {
  const wanted = new Set(ids);
  const rows = rowsOn(shelf).rows.filter(({ clientId }) => wanted.has(clientId));
  const unjudged = ids
    .filter((id) => !shelf.entries.has(id))
    .map((clientId) => ({ clientId, name: clientId, why: "unknown" as const }));
  return { rows, unjudged };
}

function found(shelf: Shelf, search: ClientSearch, asking: Asking) {
  const { fitting, unread } = searchShelf(shelf, search, asking);
  const named = ({ clientId, name }: ClientRow) => ({ clientId, name, why: "unread" as const });
  return { rows: fitting, unjudged: unread.map(named) };
}

function scopesOn(shelf: Shelf): ReadonlySet<string> | null {
  const servers = knownServers(shelf);
  return servers && new Set(servers.flatMap((server) => server.scopes.map(({ full }) => full)));
}

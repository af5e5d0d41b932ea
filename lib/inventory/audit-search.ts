import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import type { AuditSearch, Meant } from "@/lib/domain/audit/search";
import { isClientId } from "@/lib/domain/client/id";
import { ok, type Result } from "@/lib/domain/result";
import { openShelf } from "@/lib/inventory/shelf";
import { peopleLike } from "@/lib/store/audit/kinds";

/** More clients than this do not narrow a list. */
const MOST_CLIENTS = 200;

/**
 * The people and clients that a search of the trail means by a part of their address or name. Names are those that the
 * inventory knows: a deleted client is found by its id. No call. Fails with store-unreachable.
 */
export async function meantBy(search: AuditSearch, pools: readonly Pool[]): Promise<Result<Meant>> {
  const { person, client, pool } = search;
  const people = person === undefined ? ok(null) : await peopleLike(person);
  if (!people.ok) return people;
  if (client === undefined) return ok({ people: people.value, clientIds: null });
  const asked = pools.filter(({ id }) => pool === undefined || pool === id);
  const named = await Promise.all(asked.map((it) => clientIdsNamed(it, client)));
  const ids = new Set([...(isClientId(client) ? [client] : []), ...named.flat()]);
  return ok({ people: people.value, clientIds: [...ids].slice(0, MOST_CLIENTS) });
}

async function clientIdsNamed(pool: Pool, text: string): Promise<string[]> {
  const opened = await openShelf(pool.id);
  if (!opened.ok) return [];
  const wanted = text.toLowerCase();
  return [...opened.value.entries.values()].flatMap(({ entry }) =>
    entry.name.toLowerCase().includes(wanted) ? [entry.clientId] : [],
  );
}

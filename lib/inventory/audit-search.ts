import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import { type AuditSearch, type Meant, MOST_PEOPLE, meantWithin } from "@/lib/domain/audit/search";
import { isClientId } from "@/lib/domain/client/id";
import { ok, type Result } from "@/lib/domain/result";
import { openShelf } from "@/lib/inventory/shelf";
import { peopleLike } from "@/lib/store/audit/kinds";

/**
 * The people and clients that a search of the trail means by a part of their address or name. Names are those that the
 * inventory knows: a deleted client is found by its id. No call. Fails with store-unreachable, and as `meantWithin`.
 */
export async function meantBy(search: AuditSearch, pools: readonly Pool[]): Promise<Result<Meant>> {
  const { person, client, environment } = search;
  const people = person === undefined ? ok(null) : await peopleLike(person, MOST_PEOPLE + 1);
  if (!people.ok) return people;
  if (client === undefined) return meantWithin({ people: people.value, clientIds: null });
  const asked = pools.filter((it) => environment === undefined || environment === it.environment);
  const named = await Promise.all(asked.map((it) => clientIdsNamed(it, client)));
  const unread = named.find((ids) => !ids.ok);
  if (unread) return unread;
  const ids = new Set([
    ...(isClientId(client) ? [client] : []),
    ...named.flatMap((found) => (found.ok ? found.value : [])),
  ]);
  return meantWithin({ people: people.value, clientIds: [...ids] });
}

async function clientIdsNamed(pool: Pool, text: string): Promise<Result<string[]>> {
  const opened = await openShelf(pool.id);
  if (!opened.ok) return opened;
  const wanted = text.toLowerCase();
  return ok(
    [...opened.value.entries.values()].flatMap(({ entry }) =>
      entry.name.toLowerCase().includes(wanted) ? [entry.clientId] : [],
    ),
  );
}

import type { Pool } from "@/lib/domain/access/roles";
import { unreadEntry } from "@/lib/domain/list/inventory";
import { openShelf, show } from "@/lib/inventory/shelf";
import { devPool } from "@/tests/kit/console-on";
import { got } from "@/tests/kit/store/both-stores";
import { aRow } from "@/tests/lib/domain/client/client-rows";

/** More clients than a page waits for. */
export const manyClients = 501;

/** An id that Cognito does not know. */
const noPool = () => `eu-west-1_${Math.random().toString(36).slice(2)}`;

/** A pool with so many M2M clients that nobody owns, all read, and nothing else. */
export async function aListedPool(clients: number, id = noPool()): Promise<Pool> {
  const pool = { ...devPool(), id };
  const shelf = got(await openShelf(pool.id));
  shelf.head = { ...shelf.head, listedAt: Date.now(), servers: "[]", serversAt: Date.now() };
  // Nothing in the store changes, so that what is set here stays.
  shelf.followedAt = Number.POSITIVE_INFINITY;
  for (let number = 0; number < clients; number += 1) {
    const name = `client-${number}`;
    const { client, secrets } = aRow(name);
    show(shelf, {
      ...unreadEntry({ clientId: name, name }, false),
      client,
      secrets,
      describedAt: Date.now(),
    });
  }
  return pool;
}

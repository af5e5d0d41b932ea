import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import type { AppClient } from "@/lib/domain/client/client";
import type { ClientEntry } from "@/lib/domain/list/inventory";
import type { Secret } from "@/lib/domain/secret/secret";
import { judgeSeen, type Seen } from "@/lib/inventory/judging";
import { keep, openShelf, show } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";

/**
 * Puts a client that we have just written into the inventory: no read is needed to show it, on any instance. Done once
 * it is kept. What was `seen` of it before the write is judged as any reading is, after that.
 */
export async function remember(pool: Pool, client: AppClient, seen?: Seen): Promise<void> {
  const wroteAt = now();
  const opened = await openShelf(pool.id);
  if (!opened.ok) return;
  const known = opened.value.entries.get(client.clientId)?.entry;
  const entry: ClientEntry = {
    secrets: null,
    message: null,
    outside: null,
    ...known,
    clientId: client.clientId,
    name: client.name,
    client,
    describedAt: wroteAt,
    isStranger: false,
  };
  show(opened.value, entry);
  await keep(opened.value, [{ entry }]);
  if (known && seen) void judgeSeen(pool, opened.value, known, seen, wroteAt);
}

/**
 * Puts a client's secrets into the inventory, as our own write has just left them; done once the list shows them. What
 * was `seen` of them before the write is judged as any reading is.
 */
export async function rememberSecrets(
  pool: Pool,
  clientId: string,
  secrets: readonly Secret[],
  seen: Seen,
): Promise<void> {
  const wroteAt = now();
  const opened = await openShelf(pool.id);
  const known = opened.ok ? opened.value.entries.get(clientId)?.entry : undefined;
  if (!opened.ok || !known) return;
  // Dated now, so that an answer which was asked for before the write does not take its place.
  const describedAt = known.client === null ? known.describedAt : wroteAt;
  const entry: ClientEntry = { ...known, secrets: [...secrets], describedAt };
  show(opened.value, entry);
  await keep(opened.value, [{ entry }]);
  await judgeSeen(pool, opened.value, known, seen, wroteAt);
}

/** Takes a client that we have just deleted out of the inventory, on every instance. */
export async function forget(pool: Pool, clientId: string): Promise<void> {
  const opened = await openShelf(pool.id);
  const known = opened.ok ? opened.value.entries.get(clientId) : undefined;
  if (opened.ok && known) await keep(opened.value, [{ entry: known.entry, isGone: true }]);
}

import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import type { AppClient } from "@/lib/domain/client/client";
import type { ClientEntry } from "@/lib/domain/list/inventory";
import type { Secret } from "@/lib/domain/secret/secret";
import { judgeSeen, type Seen } from "@/lib/inventory/judging";
import { keep, openShelf, show } from "@/lib/inventory/shelf";
import { now } from "@/lib/process/clock";

/**
 * Puts a client that was just written into the inventory, so that no instance has to read it. Resolves once the client
 * is saved. What was `seen` of it before the write is judged afterwards, like any reading.
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
 * Puts a client's secrets into the inventory, as our own write has just left them, and judges what was `seen` of them
 * before the write, like any reading. Resolves once the list shows the secrets.
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

/** Removes a client that was just deleted from the inventory, on every instance. */
export async function forget(pool: Pool, clientId: string): Promise<void> {
  const opened = await openShelf(pool.id);
  const known = opened.ok ? opened.value.entries.get(clientId) : undefined;
  if (opened.ok && known) await keep(opened.value, [{ entry: known.entry, isGone: true }]);
}

import "server-only";
import { now } from "@/lib/clock";
import { getClient } from "@/lib/cognito/clients";
import type { Pool } from "@/lib/domain/access";
import { type AppClient, isM2m, sameName } from "@/lib/domain/client";
import { type ClientSearch, type FoundClients, PAGE_ROWS } from "@/lib/domain/client-search";
import type { ClientEntry } from "@/lib/domain/inventory";
import { ok, type Result } from "@/lib/domain/result";
import { listNames } from "@/lib/inventory/listing";
import { noteSettings, readEntry } from "@/lib/inventory/reading";
import { keep, openShelf, type Shelf, show } from "@/lib/inventory/shelf";

const NAMES_FRESH_MS = 300_000;

/** The clients of a search, by name. 0 calls once names are known; before, it waits for their first page: 1 call. */
export async function findClients(
  pool: Pool,
  { text, isM2mOnly, page }: ClientSearch,
): Promise<Result<FoundClients>> {
  const opened = await openShelf(pool.id);
  if (!opened.ok) return opened;
  const shelf = opened.value;
  if (shelf.entries.size === 0 && shelf.head.listedAt === null) {
    const refused = await listNames(pool, shelf, "now").firstPage;
    if (refused && shelf.entries.size === 0) return { ok: false, problem: refused };
  }
  const wanted = text.trim().toLowerCase();
  const all = [...shelf.entries.values()]
    .map(({ entry }) => entry)
    .filter(({ clientId, name }) => name.toLowerCase().includes(wanted) || clientId.includes(wanted))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
  const shown = all.filter(({ client }) => !isM2mOnly || !client || isM2m(client.kind));
  return ok({
    rows: shown.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS),
    matches: shown.length,
    hidden: all.length - shown.length,
    isComplete: shelf.head.listedAt !== null,
    asOf: shelf.head.listedAt ?? now(),
  });
}

/** These clients' entries, each as soon as its settings are known: read at Cognito's rate, shared by all who ask. */
export async function* entriesOf(
  pool: Pool,
  clientIds: readonly string[],
): AsyncGenerator<{ clientId: string; result: Result<ClientEntry | null> }> {
  const opened = await openShelf(pool.id);
  const pending = new Map(
    clientIds.map((clientId) => [
      clientId,
      (opened.ok ? entryOf(pool, opened.value, clientId) : Promise.resolve(opened)).then((result) => ({
        clientId,
        result,
      })),
    ]),
  );
  while (pending.size > 0) {
    const next = await Promise.race(pending.values());
    pending.delete(next.clientId);
    yield next;
  }
}

/** Whether a client of this name exists, in any spelling of case. Waits for the whole list where it is not fresh. */
export async function isNameTaken(pool: Pool, name: string): Promise<Result<boolean>> {
  const opened = await openShelf(pool.id);
  if (!opened.ok) return opened;
  const shelf = opened.value;
  if ((shelf.head.listedAt ?? 0) <= now() - NAMES_FRESH_MS || shelf.head.listProblem !== null) {
    const refused = await listNames(pool, shelf, "now").whole;
    if (refused) return { ok: false, problem: refused };
  }
  return ok([...shelf.entries.values()].some(({ entry }) => sameName(entry.name, name)));
}

/** One client as Cognito has it now, for its own pages; the list learns from it. 1 call. Answers as `getClient`. */
export async function readClient(pool: Pool, clientId: string): Promise<Result<AppClient>> {
  const askedAt = now();
  const [client, shelf] = await Promise.all([getClient(pool, clientId), openShelf(pool.id)]);
  // Where the store does not answer, the client is still shown.
  if (shelf.ok) await noteSettings(shelf.value, clientId, client, askedAt);
  return client;
}

/** Puts a client that we have just written into the inventory: no read is needed to show it, on any instance. */
export function remember(pool: Pool, client: AppClient): void {
  void openShelf(pool.id).then(async (opened) => {
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
      describedAt: now(),
      isStranger: false,
    };
    show(opened.value, entry);
    await keep(opened.value, [{ entry }]);
  });
}

/** Takes a client that we have just deleted out of the inventory, on every instance. */
export function forget(pool: Pool, clientId: string): void {
  void openShelf(pool.id).then(async (opened) => {
    const known = opened.ok ? opened.value.entries.get(clientId) : undefined;
    if (opened.ok && known) await keep(opened.value, [{ entry: known.entry, isGone: true }]);
  });
}

/** A client's name, where the inventory knows it; no call. */
export async function knownName(pool: Pool, clientId: string): Promise<string | null> {
  const opened = await openShelf(pool.id);
  return opened.ok ? (opened.value.entries.get(clientId)?.entry.name ?? null) : null;
}

function entryOf(pool: Pool, shelf: Shelf, clientId: string): Promise<Result<ClientEntry | null>> {
  const known = shelf.entries.get(clientId)?.entry;
  if (known?.client && (known.secrets !== null || known.message !== null)) return Promise.resolve(ok(known));
  return readEntry(pool, shelf, clientId, "visible");
}

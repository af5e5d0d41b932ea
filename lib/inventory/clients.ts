import "server-only";
import { now } from "@/lib/clock";
import { getClient, listClientNames } from "@/lib/cognito/clients";
import type { Pool } from "@/lib/domain/access";
import { type AppClient, type ClientName, isM2m, sameName } from "@/lib/domain/client";
import { type ClientSearch, type FoundClients, PAGE_ROWS } from "@/lib/domain/client-search";
import type { Problem } from "@/lib/domain/problem";
import { ok, type Result } from "@/lib/domain/result";
import { processWide } from "@/lib/process-wide";

const NAMES_FRESH_MS = 60_000;
const SETTINGS_FRESH_MS = 300_000;

/** What is known of a pool's clients. It holds no secret, because lib/cognito gives none. */
type Shelf = {
  names: Map<string, string>;
  /** When the last whole listing was finished, in epoch milliseconds; null before the first. */
  listedAt: number | null;
  listing: Listing | null;
  settings: Map<string, { at: number; client: AppClient }>;
  reading: Map<string, Promise<Result<AppClient>>>;
};

type Listing = { firstPage: Promise<Problem | null>; whole: Promise<Problem | null> };

const shelves = processWide("shelves", () => new Map<string, Shelf>());

/** The clients of a search, by name. Waits for the first page of names only; 1 call for it, 0 when they are fresh. */
export async function findClients(
  pool: Pool,
  { text, isM2mOnly, page }: ClientSearch,
): Promise<Result<FoundClients>> {
  const shelf = shelfOf(pool);
  const refused = await freshen(pool, shelf, "firstPage");
  if (refused && shelf.names.size === 0) return { ok: false, problem: refused };
  const wanted = text.trim().toLowerCase();
  const all = [...shelf.names]
    .filter(([clientId, name]) => name.toLowerCase().includes(wanted) || clientId.includes(wanted))
    .map(([clientId, name]) => ({ clientId, name, client: shelf.settings.get(clientId)?.client ?? null }))
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
  const shown = all.filter(({ client }) => !isM2mOnly || !client || isM2m(client.kind));
  return ok({
    rows: shown.slice((page - 1) * PAGE_ROWS, page * PAGE_ROWS),
    matches: shown.length,
    hidden: all.length - shown.length,
    isComplete: shelf.listedAt !== null,
    asOf: shelf.listedAt ?? now(),
  });
}

/** The settings of these clients, each as it arrives: read at Cognito's rate, shared by everybody who asks. */
export async function* settingsOf(
  pool: Pool,
  clientIds: readonly string[],
): AsyncGenerator<{ clientId: string; result: Result<AppClient> }> {
  const pending = new Map(
    clientIds.map((clientId) => [
      clientId,
      settings(pool, clientId).then((result) => ({ clientId, result })),
    ]),
  );
  while (pending.size > 0) {
    const next = await Promise.race(pending.values());
    pending.delete(next.clientId);
    yield next;
  }
}

/** Whether a client of this name exists, in any spelling of case. Waits for the whole list of names. */
export async function isNameTaken(pool: Pool, name: string): Promise<Result<boolean>> {
  const shelf = shelfOf(pool);
  const refused = await freshen(pool, shelf, "whole");
  if (refused) return { ok: false, problem: refused };
  return ok([...shelf.names.values()].some((taken) => sameName(taken, name)));
}

/** Every client's id and name, by name. Waits for the whole list of names; 0 calls when it is fresh. */
export async function allNames(pool: Pool): Promise<Result<ClientName[]>> {
  const shelf = shelfOf(pool);
  const refused = await freshen(pool, shelf, "whole");
  if (refused) return { ok: false, problem: refused };
  const names = [...shelf.names].map(([clientId, name]) => ({ clientId, name }));
  return ok(names.sort((one, other) => one.name.localeCompare(other.name, "en")));
}

/** One client as Cognito has it now, for its own pages; the list learns from it. 1 call. Answers as `getClient`. */
export async function readClient(pool: Pool, clientId: string): Promise<Result<AppClient>> {
  const client = await getClient(pool, clientId);
  if (client.ok) remember(pool, client.value);
  return client;
}

/** Puts a client that we have just read or written into the inventory: no read is needed to show it. */
export function remember(pool: Pool, client: AppClient): void {
  const shelf = shelfOf(pool);
  shelf.names.set(client.clientId, client.name);
  shelf.settings.set(client.clientId, { at: now(), client });
}

/** Takes a client that is gone out of the inventory. */
export function forget(pool: Pool, clientId: string): void {
  const shelf = shelfOf(pool);
  shelf.names.delete(clientId);
  shelf.settings.delete(clientId);
}

/** A client's name, where the last listing or a look at it told; no call. */
export const knownName = (pool: Pool, clientId: string): string | null =>
  shelfOf(pool).names.get(clientId) ?? null;

function shelfOf(pool: Pool): Shelf {
  const shelf = shelves.get(pool.id) ?? {
    names: new Map(),
    listedAt: null,
    listing: null,
    settings: new Map(),
    reading: new Map(),
  };
  shelves.set(pool.id, shelf);
  return shelf;
}

async function freshen(pool: Pool, shelf: Shelf, part: keyof Listing): Promise<Problem | null> {
  if (shelf.listedAt !== null && shelf.listedAt > now() - NAMES_FRESH_MS) return null;
  shelf.listing ??= list(pool, shelf);
  return shelf.listing[part];
}

/** Lists all names anew. Until the first listing is whole, what is there already can be seen. */
function list(pool: Pool, shelf: Shelf): Listing {
  let isRead: (refused: Problem | null) => void = () => {};
  const firstPage = new Promise<Problem | null>((done) => {
    isRead = done;
  });
  const startedAt = now();
  const whole = (async () => {
    const listed = new Map<string, string>();
    for await (const page of listClientNames(pool)) {
      if (!page.ok) return page.problem;
      for (const { clientId, name } of page.value) listed.set(clientId, name);
      if (shelf.listedAt === null) shelf.names = new Map(listed);
      isRead(null);
    }
    // A client created meanwhile may be missing from pages read before it.
    for (const [id, { at, client }] of shelf.settings) if (at >= startedAt) listed.set(id, client.name);
    shelf.names = listed;
    shelf.listedAt = now();
    return null;
  })().finally(() => {
    shelf.listing = null;
  });
  return { firstPage: Promise.race([firstPage, whole]), whole };
}

function settings(pool: Pool, clientId: string): Promise<Result<AppClient>> {
  const shelf = shelfOf(pool);
  const known = shelf.settings.get(clientId);
  if (known && known.at > now() - SETTINGS_FRESH_MS) return Promise.resolve(ok(known.client));
  const underWay = shelf.reading.get(clientId);
  if (underWay) return underWay;
  const reading = getClient(pool, clientId, "fill")
    .then((answer) => {
      if (answer.ok) remember(pool, answer.value);
      return answer;
    })
    .finally(() => shelf.reading.delete(clientId));
  shelf.reading.set(clientId, reading);
  return reading;
}

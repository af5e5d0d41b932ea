import "server-only";
import type { Priority } from "@/lib/aws/cognito/rate/scheduler";
import { listResourceServers } from "@/lib/aws/cognito/resource-servers";
import type { ReadablePool } from "@/lib/domain/access/roles";
import { ok, type Result } from "@/lib/domain/result";
import { deadScopes, type ResourceServer } from "@/lib/domain/scope";
import { now } from "@/lib/process/clock";
import { processWide } from "@/lib/process/process-wide";
import { saveServers } from "@/lib/store/inventory/pools";

const FRESH_MS = 300_000;

const known = processWide(
  "resource servers",
  () => new Map<string, { at: number; servers: ResourceServer[] }>(),
);

/** The pool's resource servers as Cognito has them now; 1 call for up to 50. */
export async function readServers(
  pool: ReadablePool,
  priority: Priority = "now",
): Promise<Result<ResourceServer[]>> {
  const servers = await listResourceServers(pool, priority);
  if (servers.ok) known.set(pool.id, { at: now(), servers: servers.value });
  return servers;
}

/** The same, at most 5 minutes old: no call where a page has just read them. */
export async function recentServers(pool: ReadablePool): Promise<Result<ResourceServer[]>> {
  const recent = recentlyRead(pool);
  return recent ? ok(recent) : readServers(pool);
}

function recentlyRead({ id }: ReadablePool): ResourceServer[] | null {
  const recent = known.get(id);
  return recent && recent.at > now() - FRESH_MS ? recent.servers : null;
}

/**
 * Those of `scopes` that no resource server of the pool has, and whether Cognito was asked. No call if the resource
 * servers that a page has just read have them all. Another scope may be new, so Cognito is asked before it counts as
 * dead.
 */
export async function deadAmong(
  pool: ReadablePool,
  scopes: readonly string[],
): Promise<Result<{ readonly dead: readonly string[]; readonly hasAsked: boolean }>> {
  const recent = recentlyRead(pool);
  if (recent && deadScopes(scopes, recent).length === 0) return ok({ dead: [], hasAsked: false });
  const servers = await readServers(pool);
  return servers.ok ? ok({ dead: deadScopes(scopes, servers.value), hasAsked: true }) : servers;
}

/** Reads the resource servers and saves them beside the pool's clients: a list knows dead scopes without a call. */
export async function keepServers(pool: ReadablePool): Promise<void> {
  const servers = await readServers(pool, "background");
  if (servers.ok) await saveServers(pool.id, JSON.stringify(servers.value), now());
}

/** Adds a resource server that was just written to the known ones, so that its scopes are known without a read. */
export const noteServer = (pool: ReadablePool, server: ResourceServer): Promise<void> =>
  note(pool, (servers) =>
    servers.some(({ identifier }) => identifier === server.identifier)
      ? servers.map((it) => (it.identifier === server.identifier ? server : it))
      : [...servers, server],
  );

/** Removes a resource server that was just deleted from the known ones. */
export const forgetServer = (pool: ReadablePool, identifier: string): Promise<void> =>
  note(pool, (servers) => servers.filter((it) => it.identifier !== identifier));

async function note(
  pool: ReadablePool,
  change: (servers: ResourceServer[]) => ResourceServer[],
): Promise<void> {
  const recent = known.get(pool.id);
  if (!recent) return;
  // Another instance may have saved newer ones than these.
  if (recent.at <= now() - FRESH_MS) return keepServers(pool);
  const servers = change(recent.servers);
  known.set(pool.id, { at: recent.at, servers });
  await saveServers(pool.id, JSON.stringify(servers), now());
}

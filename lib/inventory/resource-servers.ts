import "server-only";
import { now } from "@/lib/clock";
import { listResourceServers } from "@/lib/cognito/resource-servers";
import type { Priority } from "@/lib/cognito/scheduler";
import type { ReadablePool } from "@/lib/domain/access";
import { ok, type Result } from "@/lib/domain/result";
import type { ResourceServer } from "@/lib/domain/scope";
import { processWide } from "@/lib/process-wide";
import { saveServers } from "@/lib/store/inventory-pools";

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
  const recent = known.get(pool.id);
  return recent && recent.at > now() - FRESH_MS ? ok(recent.servers) : readServers(pool);
}

/** Reads them and keeps them beside the pool's clients, so that a list needs no call to know a dead scope. */
export async function keepServers(pool: ReadablePool): Promise<void> {
  const servers = await readServers(pool, "background");
  if (servers.ok) await saveServers(pool.id, JSON.stringify(servers.value), now());
}

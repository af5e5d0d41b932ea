import "server-only";
import { now } from "@/lib/clock";
import { listResourceServers } from "@/lib/cognito/resource-servers";
import type { ReadablePool } from "@/lib/domain/access";
import { ok, type Result } from "@/lib/domain/result";
import type { ResourceServer } from "@/lib/domain/scope";
import { processWide } from "@/lib/process-wide";

const FRESH_MS = 300_000;

const known = processWide(
  "resource servers",
  () => new Map<string, { at: number; servers: ResourceServer[] }>(),
);

/** The pool's resource servers as Cognito has them now; 1 call for up to 50. */
export async function readServers(pool: ReadablePool): Promise<Result<ResourceServer[]>> {
  const servers = await listResourceServers(pool);
  if (servers.ok) known.set(pool.id, { at: now(), servers: servers.value });
  return servers;
}

/** The same, at most 5 minutes old: no call where a page has just read them. */
export async function recentServers(pool: ReadablePool): Promise<Result<ResourceServer[]>> {
  const recent = known.get(pool.id);
  return recent && recent.at > now() - FRESH_MS ? ok(recent.servers) : readServers(pool);
}

import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import type { ClientName } from "@/lib/domain/client/client";
import { exportable, managedOf } from "@/lib/domain/client/definition";
import type { PoolContent } from "@/lib/domain/export/terraform-drift";
import type { Protection } from "@/lib/domain/policy";
import { ok, type Result } from "@/lib/domain/result";
import type { ResourceServer } from "@/lib/domain/scope";
import { allNames, namesNow } from "@/lib/inventory/clients";
import { protectionOf, serverProtection } from "@/lib/inventory/protection";
import { readServers } from "@/lib/inventory/resource-servers";

/** What may be exported of a pool. Names are as old as `allNames` allows. Fails as `allNames` and `readServers`. */
export async function poolContent(pool: Pool): Promise<Result<PoolContent>> {
  const [names, servers] = await Promise.all([allNames(pool), readServers(pool)]);
  if (!names.ok) return names;
  return servers.ok ? ok(toContent(pool, names.value, servers.value)) : servers;
}

/** The same from a listing that begins now, and the moment (epoch milliseconds) at which it began. */
export async function poolContentNow(pool: Pool): Promise<Result<PoolContent & { at: number }>> {
  const [listed, servers] = await Promise.all([namesNow(pool), readServers(pool)]);
  if (!listed.ok) return listed;
  if (!servers.ok) return servers;
  return ok({ ...toContent(pool, listed.value.names, servers.value), at: listed.value.at });
}

const toContent = (pool: Pool, clients: ClientName[], servers: readonly ResourceServer[]): PoolContent => ({
  poolId: pool.id,
  environment: pool.environment,
  region: pool.region,
  clients,
  servers: exportable(servers),
  managedServers: managedOf(servers),
  marks: Object.fromEntries([
    ...clients.flatMap(({ clientId }) => marked(clientId, protectionOf(clientId))),
    ...servers.flatMap(({ identifier }) => marked(identifier, serverProtection(pool, identifier))),
  ]),
});

const marked = (id: string, protection: Protection) =>
  protection === null ? [] : [[id, protection] as const];

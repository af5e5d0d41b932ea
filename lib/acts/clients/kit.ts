import "server-only";
import { describePool } from "@/lib/aws/cognito/pools";
import { listSecrets } from "@/lib/aws/cognito/secrets";
import type { Pool } from "@/lib/domain/access/roles";
import { hasTokenApi, whyNoToken } from "@/lib/domain/client/client";
import { kitFiles } from "@/lib/domain/client/kit";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { liveScopes } from "@/lib/domain/scope";
import { envFileName } from "@/lib/domain/snippet/snippet";
import { zip } from "@/lib/domain/text/zip";
import { readClient } from "@/lib/inventory/clients";
import { recentServers } from "@/lib/inventory/resource-servers";
import { now } from "@/lib/process/clock";

/** A client's day-one kit as a named ZIP archive. Fails with not-found, no-domain, invalid, and as `readClient`. */
export async function clientKit(
  pool: Pool,
  clientId: string,
): Promise<Result<{ name: string; archive: Uint8Array<ArrayBuffer> }>> {
  const [client, description, servers, secrets] = await Promise.all([
    readClient(pool, clientId),
    describePool(pool),
    recentServers(pool),
    listSecrets(pool, clientId),
  ]);
  if (!client.ok) return client;
  if (!description.ok) return description;
  if (!servers.ok) return servers;
  const { name, scopes, kind, tokenMinutes, authFlows } = client.value;
  const { tokenUrl, issuer } = description.value;
  const noToken = whyNoToken(kind);
  if (noToken !== null) return failed(problem("invalid", { message: noToken }));
  if (tokenUrl === null) return failed(problem("no-domain"));
  const at = new Date(now());
  const files = kitFiles({
    name,
    clientId,
    tokenUrl,
    scopes: liveScopes(scopes, servers.value),
    poolId: pool.id,
    region: pool.region,
    issuer,
    hasTokenApi: hasTokenApi(authFlows),
    environment: pool.environment,
    tokenMinutes,
    descriptions: new Map(
      servers.value.flatMap((server) =>
        server.scopes.map(({ full, description: words }) => [full, words] as const),
      ),
    ),
    secretDates: secrets.ok ? secrets.value.map(({ createdAt }) => createdAt) : null,
    madeAt: at.toISOString(),
  });
  return ok({ name: envFileName(name).replace(/\.env$/, "-kit.zip"), archive: zip(files, at) });
}

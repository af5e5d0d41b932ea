import "server-only";
import {
  ListResourceServersCommand,
  type ResourceServerType,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Priority } from "@/lib/cognito/scheduler";
import { newReading, read } from "@/lib/cognito/sdk";
import type { ReadablePool } from "@/lib/domain/access";
import { ok, type Result } from "@/lib/domain/result";
import { fullScope, type ResourceServer } from "@/lib/domain/scope";

/** ListResourceServers takes at most this many a page, unlike other lists (API reference). */
const PAGE = 50;

/** Every resource server of the pool with its scopes: one call for up to 50. Answers as `read`. */
export async function listResourceServers(
  pool: ReadablePool,
  priority: Priority = "now",
): Promise<Result<ResourceServer[]>> {
  const servers: ResourceServer[] = [];
  let next: string | undefined;
  do {
    const NextToken = next;
    const page = await read(
      "ListResourceServers",
      pool,
      (client, options) =>
        client.send(
          new ListResourceServersCommand({
            UserPoolId: pool.id,
            MaxResults: PAGE,
            ...(NextToken && { NextToken }),
          }),
          options,
        ),
      newReading(priority),
    );
    if (!page.ok) return page;
    servers.push(...(page.value.ResourceServers ?? []).map(toResourceServer));
    next = page.value.NextToken;
  } while (next);
  return ok(servers);
}

function toResourceServer(server: ResourceServerType): ResourceServer {
  const identifier = server.Identifier ?? "";
  return {
    identifier,
    name: server.Name ?? identifier,
    isManaged: server.ManagedBy !== undefined,
    scopes: (server.Scopes ?? []).map(({ ScopeName = "", ScopeDescription = "" }) => ({
      full: fullScope(identifier, ScopeName),
      name: ScopeName,
      description: ScopeDescription,
    })),
  };
}

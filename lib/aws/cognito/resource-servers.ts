import "server-only";
import {
  CreateResourceServerCommand,
  DeleteResourceServerCommand,
  DescribeResourceServerCommand,
  ListResourceServersCommand,
  type ResourceServerType,
  UpdateResourceServerCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { allPages } from "@/lib/aws/cognito/all-pages";
import type { Priority } from "@/lib/aws/cognito/rate/scheduler";
import { newReading, read, writeOnce } from "@/lib/aws/cognito/sdk";
import type { Pool, ReadablePool } from "@/lib/domain/access/roles";
import { ok, type Result } from "@/lib/domain/result";
import { fullScope, type ResourceServer } from "@/lib/domain/scope";
import { type ServerSettings, serverMembers } from "@/lib/domain/scope/server-change";

/** ListResourceServers takes at most this many a page, unlike other lists (API reference). */
const PAGE = 50;

/** Every resource server of the pool with its scopes: one call for up to 50. Answers as `allPages` of `read`. */
export const listResourceServers = (
  pool: ReadablePool,
  priority: Priority = "now",
): Promise<Result<ResourceServer[]>> =>
  allPages(async (token) => {
    const ask = new ListResourceServersCommand({
      UserPoolId: pool.id,
      MaxResults: PAGE,
      ...(token !== null && { NextToken: token }),
    });
    const page = await read(
      "ListResourceServers",
      pool,
      (client, options) => client.send(ask, options),
      newReading(priority),
    );
    if (!page.ok) return page;
    const { ResourceServers = [], NextToken } = page.value;
    return ok({ items: ResourceServers.map(toResourceServer), next: NextToken || null });
  });

/** One resource server. One call. Answers as `read`. */
export const getResourceServer = (pool: Pool, identifier: string): Promise<Result<ResourceServer>> =>
  read("DescribeResourceServer", pool, async (client, options) => {
    const ask = new DescribeResourceServerCommand({ UserPoolId: pool.id, Identifier: identifier });
    return toResourceServer((await client.send(ask, options)).ResourceServer ?? {});
  });

/**
 * Creates a resource server. One write call, never repeated. Answers refused where the identifier is taken (Cognito
 * says InvalidParameterException), limit, unknown-outcome, otherwise as `read`.
 */
export const createResourceServer = (
  pool: Pool,
  identifier: string,
  settings: ServerSettings,
): Promise<Result<ResourceServer>> =>
  writeOnce("CreateResourceServer", pool, async (client, options) => {
    const members = serverMembers(identifier, settings);
    const create = new CreateResourceServerCommand({ UserPoolId: pool.id, ...members });
    return toResourceServer((await client.send(create, options)).ResourceServer ?? {});
  });

/**
 * Replaces name and scopes: a scope that is not in `settings` is gone (API reference, UpdateResourceServer). One write
 * call, never repeated. Answers not-found, unknown-outcome, otherwise as `read`.
 */
export const updateResourceServer = (
  pool: Pool,
  identifier: string,
  settings: ServerSettings,
): Promise<Result<ResourceServer>> =>
  writeOnce("UpdateResourceServer", pool, async (client, options) => {
    const members = serverMembers(identifier, settings);
    const update = new UpdateResourceServerCommand({ UserPoolId: pool.id, ...members });
    return toResourceServer((await client.send(update, options)).ResourceServer ?? {});
  });

/** Deletes it with its scopes. One write call, never repeated. Answers not-found, unknown-outcome, otherwise as `read`. */
export const deleteResourceServer = (pool: Pool, identifier: string): Promise<Result<null>> =>
  writeOnce("DeleteResourceServer", pool, async (client, options) => {
    const command = new DeleteResourceServerCommand({ UserPoolId: pool.id, Identifier: identifier });
    await client.send(command, options);
    return null;
  });

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

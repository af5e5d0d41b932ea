import "server-only";
import {
  CreateResourceServerCommand,
  DeleteResourceServerCommand,
  DescribeResourceServerCommand,
  ListResourceServersCommand,
  type ResourceServerScopeType,
  type ResourceServerType,
  UpdateResourceServerCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { allPages, eachOnce } from "@/lib/aws/cognito/all-pages";
import { logUnreadable, readerOf, readerOfItem, unreadableAnswer } from "@/lib/aws/cognito/answer";
import type { Priority } from "@/lib/aws/cognito/rate/scheduler";
import { type LastLook, newReading, read, type Send, writeOnce } from "@/lib/aws/cognito/sdk";
import type { Pool, ReadablePool } from "@/lib/domain/access/roles";
import { failed, ok, type Result } from "@/lib/domain/result";
import { fullScope, type ResourceServer, type Scope } from "@/lib/domain/scope";
import { type ServerSettings, serverMembers } from "@/lib/domain/scope/server-change";

/** ListResourceServers takes at most this many a page, unlike other lists (API reference). */
const PAGE = 50;

/** Every resource server of the pool, each once, with its scopes: one call for up to 50. Fails as `allPages` of `read`. */
export async function listResourceServers(
  pool: ReadablePool,
  priority: Priority = "now",
): Promise<Result<ResourceServer[]>> {
  const found = await allPages(async (token) => {
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
    const answer = readerOf(page.value);
    const items = answer.list("ResourceServers").flatMap((item) => listed(item) ?? []);
    const next = answer.text("NextToken") || null;
    logUnreadable("ListResourceServers", pool.id, answer.unreadable);
    if (answer.unreadable.size === 0) return ok({ items, next });
    return failed(unreadableAnswer("this pool’s resource servers", answer.unreadable));
  });
  return found.ok ? ok(eachOnce(found.value, (it) => it.identifier)) : found;
}

/**
 * One resource server. One call. Fails as `read`; unreachable for an answer that cannot be read as a whole: an update
 * would delete the scopes that are missing in it.
 */
export async function getResourceServer(pool: Pool, identifier: string): Promise<Result<ResourceServer>> {
  const described = await read("DescribeResourceServer", pool, async (client, options) => {
    const ask = new DescribeResourceServerCommand({ UserPoolId: pool.id, Identifier: identifier });
    return toResourceServer((await client.send(ask, options)).ResourceServer);
  });
  if (!described.ok) return described;
  const { server, unreadable } = described.value;
  logUnreadable("DescribeResourceServer", identifier, unreadable);
  if (server?.identifier === identifier && unreadable.length === 0) return ok(server);
  const members = unreadable.length === 0 ? ["Identifier"] : unreadable;
  return failed(unreadableAnswer("this resource server", members));
}

/**
 * Creates a resource server. One write call, never repeated. Fails with refused where the identifier is taken (Cognito
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
    return written(identifier, (await client.send(create, options)).ResourceServer);
  });

/**
 * Replaces name and scopes: a scope that is not in `settings` is deleted (API reference, UpdateResourceServer). One
 * write call, never repeated. Fails with not-found, unknown-outcome, the problem of `lastLook`, otherwise as `read`.
 */
export function updateResourceServer(
  pool: Pool,
  identifier: string,
  settings: ServerSettings,
  lastLook: LastLook,
): Promise<Result<ResourceServer>> {
  const members = serverMembers(identifier, settings);
  const send: Send<ResourceServer> = async (client, options) => {
    const update = new UpdateResourceServerCommand({ UserPoolId: pool.id, ...members });
    return written(identifier, (await client.send(update, options)).ResourceServer);
  };
  return writeOnce("UpdateResourceServer", pool, send, lastLook);
}

/** Deletes it with its scopes. One write call, never repeated. Fails with not-found, unknown-outcome, otherwise as `read`. */
export const deleteResourceServer = (pool: Pool, identifier: string): Promise<Result<null>> =>
  writeOnce("DeleteResourceServer", pool, async (client, options) => {
    const command = new DeleteResourceServerCommand({ UserPoolId: pool.id, Identifier: identifier });
    await client.send(command, options);
    return null;
  });

type Found = { readonly server: ResourceServer | null; readonly unreadable: readonly string[] };

/** The resource server in the answer to a write. Throws if it is not the one written: then the outcome is unknown. */
function written(identifier: string, answer: ResourceServerType | undefined): ResourceServer {
  const { server, unreadable } = toResourceServer(answer);
  if (server?.identifier === identifier && unreadable.length === 0) return server;
  throw new Error("Cognito’s answer is not about the resource server that was written.");
}

/** One resource server of a list, without its unreadable members, which are logged. */
function listed(item: unknown): ResourceServer | null {
  const { server, unreadable } = toResourceServer(item);
  logUnreadable("ListResourceServers", server?.identifier ?? "an unnamed resource server", unreadable);
  return server;
}

/** Null where it has no identifier. */
function toResourceServer(item: unknown): Found {
  const answer = readerOfItem<ResourceServerType>(item);
  const identifier = answer.text("Identifier");
  if (!identifier) return { server: null, unreadable: ["Identifier"] };
  const unreadable = new Set<string>();
  const scopes = answer.list("Scopes").flatMap((scope) => toScope(identifier, scope, unreadable) ?? []);
  const server = {
    identifier,
    name: answer.text("Name") ?? identifier,
    isManaged: answer.text("ManagedBy") !== undefined,
    scopes: eachOnce(scopes, (it) => it.name),
  };
  return { server, unreadable: [...answer.unreadable, ...unreadable] };
}

function toScope(identifier: string, item: unknown, unreadable: Set<string>): Scope | null {
  const answer = readerOfItem<ResourceServerScopeType>(item);
  const name = answer.text("ScopeName");
  const description = answer.text("ScopeDescription") ?? "";
  if (!name) unreadable.add("Scopes.ScopeName");
  for (const member of answer.unreadable) unreadable.add(`Scopes.${member}`);
  return name ? { full: fullScope(identifier, name), name, description } : null;
}

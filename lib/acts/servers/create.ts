import "server-only";
import { aboutServer } from "@/lib/acts/about";
import { act } from "@/lib/acts/act";
import { LOOKS_MS, settle } from "@/lib/acts/lost-answer";
import { poolSubject } from "@/lib/acts/subjects";
import { createResourceServer, getResourceServer } from "@/lib/aws/cognito/resource-servers";
import type { Pool } from "@/lib/domain/access/roles";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import type { ResourceServer } from "@/lib/domain/scope";
import { differences, type ServerSettings } from "@/lib/domain/scope/server-change";
import { serverDraft } from "@/lib/domain/scope/server-draft";
import { noteServer, recentServers } from "@/lib/inventory/resource-servers";
import { forgetScopePolicy, scopePoliciesOf } from "@/lib/store/scope-policies";

/**
 * Creates a resource server. One write call; if the answer is lost, looks the server up by its identifier, which is
 * unique in a pool. First deletes the scope policy of an earlier server of this identifier, because nobody opened the
 * scopes of the new one; a read makes sure that the earlier server is gone.
 * Fails with name-taken with the field's sentence; its run with unknown-outcome if the lookup fails too, limit,
 * otherwise as `createResourceServer`.
 */
export const createServer = act({
  name: "create resource server",
  permission: "edit resource server",
  input: serverDraft,
  subject: poolSubject,
  plan: async (pool, draft) => {
    const { identifier, ...settings } = draft;
    const servers = await recentServers(pool);
    if (!servers.ok) return servers;
    if (servers.value.some((server) => server.identifier === identifier)) return taken();
    return ok({
      trace: { object: { kind: "resource server", id: identifier } },
      run: async () => {
        const forgotten = await forgetEarlier(pool, identifier);
        if (!forgotten.ok) return forgotten;
        const made = await create(pool, identifier, settings);
        if (made.ok) await noteServer(pool, made.value);
        return made;
      },
    });
  },
  trail: ({ identifier, name, scopes }) => ({
    ...aboutServer(identifier),
    after: { name, scopes: scopes.map(({ name: scope, description }) => ({ name: scope, description })) },
  }),
});

/** If somebody created the server since the last read, it keeps its policy, and the identifier is refused. */
async function forgetEarlier(pool: Pool, identifier: string): Promise<Result<null>> {
  const policies = await scopePoliciesOf(pool.id);
  if (!policies.ok) return policies;
  if (!policies.value.has(identifier)) return ok(null);
  const other = await getResourceServer(pool, identifier);
  if (other.ok) return taken();
  return other.problem.code === "not-found" ? forgetScopePolicy(pool.id, identifier) : other;
}

async function create(
  pool: Pool,
  identifier: string,
  settings: ServerSettings,
): Promise<Result<ResourceServer>> {
  const created = await createResourceServer(pool, identifier, settings);
  if (created.ok || created.problem.code !== "refused")
    return settle(created, () => lookFor(pool, identifier, settings), {
      looks: LOOKS_MS,
      nothing: nothingMade,
    });
  // Only the message of this refusal tells what it is (cognito-facts 2.4).
  const other = await getResourceServer(pool, identifier);
  return other.ok ? taken() : created;
}

/** The outcome of a creation whose answer was lost. An identifier is unique in its pool. */
async function lookFor(pool: Pool, identifier: string, settings: ServerSettings) {
  const found = await getResourceServer(pool, identifier);
  if (found.ok) return isMade(found.value, settings) ? found : taken();
  return found.problem.code === "not-found" ? "nothing" : "untold";
}

const nothingMade = problem("unreachable", {
  message: "Cognito didn’t answer, and no resource server was created. Try again in a moment.",
});

/** Whether a server has the content that we sent. It may be somebody else's with the same content. */
export const isMade = (server: ResourceServer, { name, scopes }: ServerSettings) =>
  server.scopes.length === scopes.length &&
  differences("", server, {
    name: { was: server.name, becomes: name },
    scopes: scopes.map((scope) => ({ name: scope.name, was: null, becomes: scope.description })),
  }).length === 0;

const taken = () =>
  failed(
    problem("name-taken", {
      message:
        "This pool already has a resource server with this identifier. Nothing was changed. Choose another identifier.",
      fields: { identifier: "This pool already has a resource server with this identifier." },
    }),
  );

import "server-only";
import { z } from "zod";
import { cannotTell, done, type Finder, type Found, type LostIntent, notDone } from "@/lib/acts/lost/act";
import { isMade } from "@/lib/acts/servers/create";
import { getResourceServer } from "@/lib/aws/cognito/resource-servers";
import type { ResourceServer } from "@/lib/domain/scope";
import { clashes, descriptionOf, stillOpen } from "@/lib/domain/scope/server-change";
import { changeIn } from "@/lib/domain/scope/server-draft";
import { forgetServer, noteServer } from "@/lib/inventory/resource-servers";
import { closeScopes, forgetScopePolicy } from "@/lib/store/scope-policies";

export const lostServerCreation: Finder = (lost) =>
  onServer(lost, serverInput, async ({ name, scopes }, server) => {
    if (!server) return notDone(aboutServer(lost));
    return isMade(server, { name, scopes }) ? doneTo(lost, server) : cannotTell(aboutServer(lost));
  });

/** Each part of an edit holds the old value: done if the new values are in place, not done if the old ones are. */
export const lostServerEdit: Finder = (lost) =>
  onServer(lost, editInput, async (edit, server) => {
    if (!server) return cannotTell(aboutServer(lost));
    const change = changeIn(edit);
    const open = stillOpen(server, change);
    if (open.name === null && open.scopes.length === 0) {
      const gone = change.scopes.flatMap(({ name, becomes }) => (becomes === null ? [name] : []));
      return doneTo(lost, server, gone);
    }
    const isUntouched = open.scopes.length === change.scopes.length && clashes(server, change).length === 0;
    return isUntouched ? notDone(aboutServer(lost)) : cannotTell(aboutServer(lost));
  });

export const lostScopeRemoval: Finder = (lost) =>
  onServer(lost, scopeInput, async ({ scope }, server) => {
    if (!server) return cannotTell(aboutServer(lost));
    return descriptionOf(server, scope) === null ? doneTo(lost, server, [scope]) : notDone(aboutServer(lost));
  });

export const lostServerDeletion: Finder = (lost) =>
  onServer(lost, z.object({}), async (_, server) => {
    if (server) return notDone(aboutServer(lost));
    const { pool } = lost;
    const identifier = identifierOf(lost);
    await Promise.all([forgetServer(pool, identifier), forgetScopePolicy(pool.id, identifier)]);
    return done(aboutServer(lost));
  });

/** Calls `find` with the form's input and the resource server as Cognito has it now, or null if it is gone. */
async function onServer<Input>(
  lost: LostIntent,
  schema: z.ZodType<Input>,
  find: (input: Input, server: ResourceServer | null) => Promise<Found | null>,
): Promise<Found | null> {
  const input = schema.safeParse(lost.row.input);
  if (!input.success) return cannotTell(aboutServer(lost));
  const server = await getResourceServer(lost.pool, identifierOf(lost));
  if (server.ok) return find(input.data, server.value);
  return server.problem.code === "not-found" ? find(input.data, null) : null;
}

/** Records the change as done, and closes the scopes that are gone. */
async function doneTo(
  lost: LostIntent,
  server: ResourceServer,
  gone: readonly string[] = [],
): Promise<Found> {
  await noteServer(lost.pool, server);
  if (gone.length > 0) await closeScopes(lost.pool.id, server.identifier, gone);
  const scopes = server.scopes.map(({ name, description }) => ({ name, description }));
  return done({ ...aboutServer(lost), after: { name: server.name, scopes } });
}

const identifierOf = ({ intent }: LostIntent): string => intent.object?.id ?? "";

const aboutServer = ({ intent }: LostIntent) => ({ object: intent.object });

// The inputs of the forms, as the audit trail keeps them.

const serverInput = z.object({
  name: z.string(),
  scopes: z.array(z.object({ name: z.string(), description: z.string() })),
});

const editInput = z.object({
  identifier: z.string(),
  name: z.string().optional(),
  wasName: z.string().optional(),
  scopes: z.array(z.object({ name: z.string(), was: z.string().nullable(), becomes: z.string().nullable() })),
});

const scopeInput = z.object({ scope: z.string() });

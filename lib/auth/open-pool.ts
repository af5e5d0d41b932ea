import "server-only";
import { headers } from "next/headers";
import { notFound, permanentRedirect } from "next/navigation";
import { personOf, turnAway } from "@/lib/auth/person";
import { currentSession, type Session } from "@/lib/auth/session";
import { findPool, poolIdIn } from "@/lib/aws/cognito/pools";
import type { Pool } from "@/lib/domain/access/roles";
import { may, objectionTo, type Permission, refusalOf, type Subject } from "@/lib/domain/policy";
import { type Problem, problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { decodeSegment, routes } from "@/lib/domain/routes";
import { noteLook } from "@/lib/inventory/interest";

/** Session, role and configured pool, turned into a Pool, for pages. Fails as `currentSession` and `authorizeIn`. */
export async function authorizePool(poolId: string, permission: Permission): Promise<Result<Pool>> {
  const session = await currentSession();
  return session.ok ? authorizeIn(session.value, poolId, permission) : session;
}

/**
 * Role and configured pool, turned into a Pool: the one place where access is decided, for pages, actions and route
 * handlers alike. Fails as `personOf`, and with not-found, denied.
 */
async function authorizeIn(session: Session, poolId: string, permission: Permission): Promise<Result<Pool>> {
  const person = await personOf(session, permission === "read" ? "reads" : "writes");
  if (!person.ok) return person;
  const pool = findPool(person.value, poolId);
  if (!pool.ok) return pool;
  if (may(person.value, permission, pool.value.environment)) return ok(pool.value);
  return failed(problem("denied", { message: refusalOf(permission) }));
}

/** A pool as the door opens it (`enter`), for a person who needs `permission` in it. */
export const inPool = (poolId: string, permission: Permission) => ({
  poolId,
  open: (session: Session) => authorizeIn(session, poolId, permission),
  poolOf: (pool: Pool) => pool,
});

/** The refusal of an act by its subject: the team that owns it and the scopes that it grants. Null if allowed. */
export function authorizeSubject(pool: Pool, permission: Permission, subject: Subject): Problem | null {
  const objection = objectionTo(pool.person, permission, pool.environment, subject);
  if (!objection) return null;
  const { message, field } = objection;
  return problem("denied", {
    message: `${message} Nothing was changed.`,
    fields: field ? { [field]: message } : {},
  });
}

/**
 * For pages: the pool that a URL's segment names, which is kept fresher from now on, or the page to see instead. An
 * address with the pool's ID, as they were in version 0.1, is redirected to the one with its environment.
 */
export async function openPool(segment: string): Promise<Pool> {
  const name = decodeSegment(segment) ?? "";
  const pool = await authorizePool(poolIdIn(name), "read");
  if (pool.ok) {
    if (name !== pool.value.environment) await toEnvironment(pool.value);
    await noteLook(pool.value);
    return pool.value;
  }
  if (pool.problem.code === "not-found") notFound();
  return await turnAway(pool.problem);
}

/** Only after the session and role were checked: nobody else learns the environment of an ID. */
async function toEnvironment(pool: Pool): Promise<never> {
  const path = (await headers()).get("x-path") ?? routes.clients(pool);
  permanentRedirect(path.replace(/^\/pools\/[^/?]*/, routes.pool(pool)));
}

/** The same for the pages of a client: its pool, and the client's id. The client may not exist. */
export async function openClient(
  params: Promise<{ environment: string; clientId: string }>,
): Promise<{ pool: Pool; clientId: string }> {
  const { environment, clientId } = await params;
  return { pool: await openPool(environment), clientId: decodeSegment(clientId) ?? "" };
}

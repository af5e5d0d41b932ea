import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { ScopePolicy } from "@/lib/domain/access/ownership";
import type { Result } from "@/lib/domain/result";
import { now } from "@/lib/process/clock";
import { ask } from "@/lib/store/database";
import { scopePolicies } from "@/lib/store/schema";

/**
 * The policies of a pool's resource servers, by identifier. A resource server without one is owned by nobody and all
 * its scopes are restricted; so is a scope that is not named open. One round trip.
 */
export function scopePoliciesOf(poolId: string): Promise<Result<ReadonlyMap<string, ScopePolicy>>> {
  return ask("read the scope policies of a pool", async (database) => {
    const found = await database.select().from(scopePolicies).where(eq(scopePolicies.poolId, poolId));
    return new Map(found.map(({ serverId, team, openScopes }) => [serverId, { team, openScopes }]));
  });
}

/**
 * Replaces a resource server's owner team and open scopes (names without the identifier). `changedBy` is the email of
 * the person who sets them. One round trip.
 */
export function saveScopePolicy(
  poolId: string,
  serverId: string,
  { team, openScopes }: ScopePolicy,
  changedBy: string,
): Promise<Result<null>> {
  const row = { team, openScopes: [...openScopes], changedAt: new Date(now()), changedBy };
  return ask("save a scope policy", async (database) => {
    await database
      .insert(scopePolicies)
      .values({ poolId, serverId, ...row })
      .onConflictDoUpdate({ target: [scopePolicies.poolId, scopePolicies.serverId], set: row });
    return null;
  });
}

/** Restricts scopes again, by their names, before others are made under the same names. One round trip. */
export function closeScopes(
  poolId: string,
  serverId: string,
  names: readonly string[],
): Promise<Result<null>> {
  return ask("restrict scopes", async (database) => {
    const closed = sql`(SELECT json_array_elements_text(${JSON.stringify(names)}::json))`;
    await database
      .update(scopePolicies)
      .set({
        openScopes: sql`ARRAY(SELECT name FROM unnest(${scopePolicies.openScopes}) AS name WHERE name NOT IN ${closed})`,
      })
      .where(and(eq(scopePolicies.poolId, poolId), eq(scopePolicies.serverId, serverId)));
    return null;
  });
}

/** Removes the policy of a resource server that is deleted. One round trip. */
export function forgetScopePolicy(poolId: string, serverId: string): Promise<Result<null>> {
  return ask("forget a scope policy", async (database) => {
    const isServer = and(eq(scopePolicies.poolId, poolId), eq(scopePolicies.serverId, serverId));
    await database.delete(scopePolicies).where(isServer);
    return null;
  });
}

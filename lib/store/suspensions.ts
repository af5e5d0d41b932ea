import "server-only";
import { and, eq, isNull, lt } from "drizzle-orm";
import type { Suspension } from "@/lib/domain/access/ownership";
import type { Result } from "@/lib/domain/result";
import { ask } from "@/lib/store/database";
import { suspendedClients } from "@/lib/store/schema";

/** The settings of a client from before it was suspended here, or null if it was not. One round trip. */
export function suspensionOf(poolId: string, clientId: string): Promise<Result<Suspension | null>> {
  return ask("read the suspension of a client", async (database) => {
    const [row] = await database.select().from(suspendedClients).where(isClient(poolId, clientId));
    if (!row) return null;
    const { wasOAuthOn, authFlows, suspendedAt, suspendedBy, endedAt } = row;
    return {
      wasOAuthOn,
      authFlows,
      suspendedAt: suspendedAt.toISOString(),
      suspendedBy,
      endedAt: endedAt?.toISOString() ?? null,
    };
  });
}

/** When the clients of a pool were suspended here, and switched on elsewhere, by client id. One round trip. */
export function suspensionsOf(
  poolId: string,
): Promise<Result<ReadonlyMap<string, Pick<Suspension, "suspendedAt" | "endedAt">>>> {
  return ask("read the suspensions of a pool", async (database) => {
    const rows = await database.select().from(suspendedClients).where(eq(suspendedClients.poolId, poolId));
    return new Map(
      rows.map(({ clientId, suspendedAt, endedAt }) => [
        clientId,
        { suspendedAt: suspendedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null },
      ]),
    );
  });
}

/** Saves the settings of a client from before its suspension, in place of earlier ones. One round trip. */
export function saveSuspension(
  poolId: string,
  clientId: string,
  { wasOAuthOn, authFlows, suspendedAt, suspendedBy, endedAt }: Suspension,
): Promise<Result<null>> {
  const row = {
    wasOAuthOn,
    authFlows: authFlows && [...authFlows],
    suspendedAt: new Date(suspendedAt),
    suspendedBy,
    endedAt: endedAt === null ? null : new Date(endedAt),
  };
  return ask("save the suspension of a client", async (database) => {
    await database
      .insert(suspendedClients)
      .values({ poolId, clientId, ...row })
      .onConflictDoUpdate({ target: [suspendedClients.poolId, suspendedClients.clientId], set: row });
    return null;
  });
}

/**
 * Notes that a client was seen switched on at `at` (epoch milliseconds), though it was suspended before then and not
 * resumed here. False where no such suspension stands. One round trip.
 */
export function endSuspension(poolId: string, clientId: string, at: number): Promise<Result<boolean>> {
  return ask("end the suspension of a client", async (database) => {
    const stands = and(isNull(suspendedClients.endedAt), lt(suspendedClients.suspendedAt, new Date(at)));
    const ended = await database
      .update(suspendedClients)
      .set({ endedAt: new Date(at) })
      .where(and(isClient(poolId, clientId), stands))
      .returning({ clientId: suspendedClients.clientId });
    return ended.length > 0;
  });
}

/** Deletes the saved settings, once a client is resumed. Does nothing without them. One round trip. */
export function forgetSuspension(poolId: string, clientId: string): Promise<Result<null>> {
  return ask("forget the suspension of a client", async (database) => {
    await database.delete(suspendedClients).where(isClient(poolId, clientId));
    return null;
  });
}

const isClient = (poolId: string, clientId: string) =>
  and(eq(suspendedClients.poolId, poolId), eq(suspendedClients.clientId, clientId));

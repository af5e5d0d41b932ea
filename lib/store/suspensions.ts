import "server-only";
import { and, eq } from "drizzle-orm";
import { now } from "@/lib/clock";
import type { Suspension } from "@/lib/domain/ownership";
import type { Result } from "@/lib/domain/result";
import { ask } from "@/lib/store/database";
import { suspendedClients } from "@/lib/store/schema";

/** What a client was before it was suspended here, or null where it was not. One round trip. */
export function suspensionOf(poolId: string, clientId: string): Promise<Result<Suspension | null>> {
  return ask("read the suspension of a client", async (database) => {
    const [row] = await database.select().from(suspendedClients).where(isClient(poolId, clientId));
    if (!row) return null;
    const { wasOAuthOn, authFlows, suspendedAt, suspendedBy } = row;
    return { wasOAuthOn, authFlows, suspendedAt: suspendedAt.toISOString(), suspendedBy };
  });
}

/**
 * Keeps what a client was before its suspension; what is kept already stays, because only the first one saw the client
 * as it was. `suspendedBy` is an email. Tells whether this was the first. One round trip.
 */
export function saveSuspension(
  poolId: string,
  clientId: string,
  before: Pick<Suspension, "wasOAuthOn" | "authFlows">,
  suspendedBy: string,
): Promise<Result<boolean>> {
  const authFlows = before.authFlows && [...before.authFlows];
  const row = { wasOAuthOn: before.wasOAuthOn, authFlows, suspendedAt: new Date(now()), suspendedBy };
  return ask("save the suspension of a client", async (database) => {
    const made = await database
      .insert(suspendedClients)
      .values({ poolId, clientId, ...row })
      .onConflictDoNothing()
      .returning({ clientId: suspendedClients.clientId });
    return made.length > 0;
  });
}

/** Removes what was kept, once a client is resumed or gone; without it there is nothing to do. One round trip. */
export function forgetSuspension(poolId: string, clientId: string): Promise<Result<null>> {
  return ask("forget the suspension of a client", async (database) => {
    await database.delete(suspendedClients).where(isClient(poolId, clientId));
    return null;
  });
}

const isClient = (poolId: string, clientId: string) =>
  and(eq(suspendedClients.poolId, poolId), eq(suspendedClients.clientId, clientId));

import "server-only";
import { and, eq } from "drizzle-orm";
import type { Owner, OwnerFacts } from "@/lib/domain/access/ownership";
import type { Result } from "@/lib/domain/result";
import { storable } from "@/lib/domain/text/canonical-json";
import { now } from "@/lib/process/clock";
import { ask } from "@/lib/store/database";
import { clientOwners } from "@/lib/store/schema";

/** The owners of a pool's clients, by client id. A client without a row has no known owner. One round trip. */
export function ownersOf(poolId: string): Promise<Result<ReadonlyMap<string, Owner>>> {
  return ask("read the owners of a pool", async (database) => {
    const found = await database.select().from(clientOwners).where(eq(clientOwners.poolId, poolId));
    return new Map(found.map((row) => [row.clientId, toOwner(row)]));
  });
}

/** The owner of a client, or null. One round trip. */
export function ownerOf(poolId: string, clientId: string): Promise<Result<Owner | null>> {
  return ask("read the owner of a client", async (database) => {
    const [row] = await database.select().from(clientOwners).where(isClient(poolId, clientId));
    return row ? toOwner(row) : null;
  });
}

/** Replaces the owner of a client. `changedBy` is the email of the person who sets it. One round trip. */
export function saveOwner(
  poolId: string,
  clientId: string,
  { team, contact, purpose, ticket }: OwnerFacts,
  changedBy: string,
): Promise<Result<null>> {
  const row = {
    team: team === null ? null : storable(team),
    contact: storable(contact),
    purpose: storable(purpose),
    ticket: storable(ticket),
    changedAt: new Date(now()),
    changedBy,
  };
  return ask("save the owner of a client", async (database) => {
    await database
      .insert(clientOwners)
      .values({ poolId, clientId, ...row })
      .onConflictDoUpdate({ target: [clientOwners.poolId, clientOwners.clientId], set: row });
    return null;
  });
}

const isClient = (poolId: string, clientId: string) =>
  and(eq(clientOwners.poolId, poolId), eq(clientOwners.clientId, clientId));

const toOwner = ({
  team,
  contact,
  purpose,
  ticket,
  changedAt,
  changedBy,
}: typeof clientOwners.$inferSelect): Owner => ({
  team,
  contact,
  purpose,
  ticket,
  changedAt: changedAt.toISOString(),
  changedBy,
});

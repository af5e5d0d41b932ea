import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Result } from "@/lib/domain/result";
import { now } from "@/lib/process/clock";
import { ask } from "@/lib/store/database";
import { clientLinks } from "@/lib/store/schema";

/** For each pool that has any, the names of the rows to which people linked its clients, by client ID. */
export type ClientLinks = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The links of clients of these pools. One round trip. */
export function linksOf(poolIds: readonly string[]): Promise<Result<ClientLinks>> {
  return ask("read the links of clients", async (database) => {
    const rows = await database
      .select()
      .from(clientLinks)
      .where(inArray(clientLinks.poolId, [...poolIds]));
    const found = new Map<string, Map<string, string>>();
    for (const { poolId, clientId, rowName } of rows) {
      const known = found.get(poolId) ?? new Map<string, string>();
      found.set(poolId, known.set(clientId, rowName));
    }
    return found;
  });
}

/** Links a client to the row of a name, in place of an earlier link. One round trip. */
export function saveLink(
  poolId: string,
  { clientId, rowName, by }: { clientId: string; rowName: string; by: string },
): Promise<Result<null>> {
  const set = { rowName, linkedAt: new Date(now()), linkedBy: by };
  return ask("link a client", async (database) => {
    await database
      .insert(clientLinks)
      .values({ poolId, clientId, ...set })
      .onConflictDoUpdate({ target: [clientLinks.poolId, clientLinks.clientId], set });
    return null;
  });
}

/** Ends the link of a client. Returns the name of its row, or null if it had no link. One round trip. */
export function deleteLink(poolId: string, clientId: string): Promise<Result<string | null>> {
  return ask("unlink a client", async (database) => {
    const deleted = await database
      .delete(clientLinks)
      .where(and(eq(clientLinks.poolId, poolId), eq(clientLinks.clientId, clientId)))
      .returning({ rowName: clientLinks.rowName });
    return deleted[0]?.rowName ?? null;
  });
}

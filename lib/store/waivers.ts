import "server-only";
import { and, eq } from "drizzle-orm";
import type { Waived, Waiver } from "@/lib/domain/finding/waiver";
import type { Result } from "@/lib/domain/result";
import { ask } from "@/lib/store/database";
import { waivers } from "@/lib/store/schema";

/** The waivers of a pool, those that have ended too. One round trip. */
export function waiversOf(poolId: string): Promise<Result<Waiver[]>> {
  return ask("read the waivers of a pool", async (database) => {
    const rows = await database.select().from(waivers).where(eq(waivers.poolId, poolId));
    return rows.map(({ rule, objectKind, objectId, reason, until, waivedAt, waivedBy }) => ({
      rule,
      objectKind,
      objectId,
      reason,
      until: until.toISOString(),
      waivedAt: waivedAt.toISOString(),
      waivedBy,
    }));
  });
}

/** Saves a waiver, in place of an earlier one of the same finding. One round trip. */
export function saveWaiver(
  poolId: string,
  { rule, objectKind, objectId, reason, until, waivedAt, waivedBy }: Waiver,
): Promise<Result<null>> {
  const set = { reason, until: new Date(until), waivedAt: new Date(waivedAt), waivedBy };
  return ask("save a waiver", async (database) => {
    await database
      .insert(waivers)
      .values({ poolId, rule, objectKind, objectId, ...set })
      .onConflictDoUpdate({
        target: [waivers.poolId, waivers.rule, waivers.objectKind, waivers.objectId],
        set,
      });
    return null;
  });
}

/** Deletes the waiver of a finding. False if there is none. One round trip. */
export function deleteWaiver(
  poolId: string,
  { rule, objectKind, objectId }: Waived,
): Promise<Result<boolean>> {
  return ask("delete a waiver", async (database) => {
    const isIt = and(
      eq(waivers.poolId, poolId),
      eq(waivers.rule, rule),
      eq(waivers.objectKind, objectKind),
      eq(waivers.objectId, objectId),
    );
    const deleted = await database.delete(waivers).where(isIt).returning({ rule: waivers.rule });
    return deleted.length > 0;
  });
}

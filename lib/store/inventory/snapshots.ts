import "server-only";
import { eq, lt } from "drizzle-orm";
import type { Result } from "@/lib/domain/result";
import { storable } from "@/lib/domain/text/canonical-json";
import { ask } from "@/lib/store/database";
import { inventorySnapshots } from "@/lib/store/schema";

/** All clients of a pool as one text, as of a version: with the rows changed after it, the whole inventory. */
export type InventorySnapshot = { readonly version: number; readonly clients: string };

/** The newest snapshot of a pool, or null. One round trip. */
export function newestSnapshot(poolId: string): Promise<Result<InventorySnapshot | null>> {
  return ask("read the snapshot of an inventory", async (database) => {
    const { version, clients } = inventorySnapshots;
    const [found] = await database
      .select({ version, clients })
      .from(inventorySnapshots)
      .where(eq(inventorySnapshots.poolId, poolId));
    return found ?? null;
  });
}

/** Keeps a snapshot in place of an older one; a newer one stays. One round trip. */
export function saveSnapshot(poolId: string, { version, clients }: InventorySnapshot): Promise<Result<null>> {
  const set = { version, clients: storable(clients) };
  return ask("keep the snapshot of an inventory", async (database) => {
    await database
      .insert(inventorySnapshots)
      .values({ poolId, ...set })
      .onConflictDoUpdate({
        target: inventorySnapshots.poolId,
        set,
        setWhere: lt(inventorySnapshots.version, version),
      });
    return null;
  });
}

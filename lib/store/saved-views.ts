import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { SavedView } from "@/lib/domain/list/saved-view";
import type { Result } from "@/lib/domain/result";
import { ask } from "@/lib/store/database";
import { savedViews } from "@/lib/store/schema";

/** A person's saved views of a pool, ordered by name. One round trip. */
export function viewsOf(poolId: string, personId: string): Promise<Result<SavedView[]>> {
  return ask("read the saved views of a person", (database) =>
    database
      .select({ viewId: savedViews.viewId, name: savedViews.name, query: savedViews.query })
      .from(savedViews)
      .where(isTheirs(poolId, personId))
      .orderBy(asc(savedViews.nameKey)),
  );
}

/** Saves a new view. False if the person has another view of this name. One round trip. */
export function saveView(
  poolId: string,
  personId: string,
  { viewId, name, query }: SavedView,
): Promise<Result<boolean>> {
  return ask("save a view", async (database) => {
    const saved = await database
      .insert(savedViews)
      .values({ poolId, personId, nameKey: keyOf(name), viewId, name, query })
      // A repeated insert finds its own row and changes nothing.
      .onConflictDoUpdate({
        target: [savedViews.poolId, savedViews.personId, savedViews.nameKey],
        set: { name },
        setWhere: eq(savedViews.viewId, viewId),
      })
      .returning({ viewId: savedViews.viewId });
    return saved.length > 0;
  });
}

/** Renames a view of a person; the name must be free. False if there is no such view. One round trip. */
export function renameView(
  poolId: string,
  personId: string,
  { viewId, name }: Pick<SavedView, "viewId" | "name">,
): Promise<Result<boolean>> {
  return ask("rename a view", async (database) => {
    const renamed = await database
      .update(savedViews)
      .set({ name, nameKey: keyOf(name) })
      .where(and(isTheirs(poolId, personId), eq(savedViews.viewId, viewId)))
      .returning({ viewId: savedViews.viewId });
    return renamed.length > 0;
  });
}

/** Deletes a view of a person. Does nothing if there is no such view. One round trip. */
export function deleteView(poolId: string, personId: string, viewId: string): Promise<Result<null>> {
  return ask("delete a view", async (database) => {
    await database.delete(savedViews).where(and(isTheirs(poolId, personId), eq(savedViews.viewId, viewId)));
    return null;
  });
}

const isTheirs = (poolId: string, personId: string) =>
  and(eq(savedViews.poolId, poolId), eq(savedViews.personId, personId));

const keyOf = (name: string) => name.toLowerCase();

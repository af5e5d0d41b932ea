import "server-only";
import { act } from "@/lib/acts/act";
import { poolSubject } from "@/lib/acts/subjects";
import { aloneWithViews, factsOf, gone, isTaken, savedViews, taken, viewTrail } from "@/lib/acts/views/views";
import type { Pool } from "@/lib/domain/access/roles";
import { type SavedView, viewNameDraft } from "@/lib/domain/list/saved-view";
import { ok, type Result } from "@/lib/domain/result";
import * as store from "@/lib/store/saved-views";

/** Renames a view. Fails with not-found, name-taken, store-unreachable; its run also with busy. */
export const renameView = act({
  name: "rename view",
  permission: "keep views",
  input: viewNameDraft,
  subject: poolSubject,
  plan: async (pool, { viewId, name }) => {
    const found = await viewToName(pool, viewId, name);
    if (!found.ok) return found;
    return ok({
      run: () =>
        aloneWithViews(pool, async () => {
          const view = await viewToName(pool, viewId, name);
          if (!view.ok) return view;
          const renamed = await store.renameView(pool.id, pool.person.id, { viewId, name });
          if (!renamed.ok) return renamed;
          if (!renamed.value) return gone;
          return ok({ viewId, before: factsOf(view.value), after: factsOf({ ...view.value, name }) });
        }),
    });
  },
  trail: viewTrail,
});

async function viewToName(pool: Pool, viewId: string, name: string): Promise<Result<SavedView>> {
  const views = await savedViews(pool);
  if (!views.ok) return views;
  const view = views.value.find((it) => it.viewId === viewId);
  if (!view) return gone;
  const others = views.value.filter((it) => it !== view);
  return isTaken(others, name) ? taken(name) : ok(view);
}

import "server-only";
import { act } from "@/lib/acts/act";
import { poolSubject } from "@/lib/acts/subjects";
import { factsOf, gone, savedViews, viewTrail } from "@/lib/acts/views/views";
import { viewIdDraft } from "@/lib/domain/list/saved-view";
import { ok } from "@/lib/domain/result";
import * as store from "@/lib/store/saved-views";

/** Deletes a view. Fails with not-found, store-unreachable. */
export const deleteView = act({
  name: "delete view",
  permission: "keep views",
  input: viewIdDraft,
  subject: poolSubject,
  plan: async (pool, { viewId }) => {
    const views = await savedViews(pool);
    if (!views.ok) return views;
    const view = views.value.find((it) => it.viewId === viewId);
    if (!view) return gone;
    return ok({
      run: async () => {
        const deleted = await store.deleteView(pool.id, pool.person.id, viewId);
        return deleted.ok ? ok({ viewId, before: factsOf(view), after: null }) : deleted;
      },
    });
  },
  trail: viewTrail,
});

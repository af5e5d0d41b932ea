import "server-only";
import { randomUUID } from "node:crypto";
import { act } from "@/lib/acts/act";
import { poolSubject } from "@/lib/acts/subjects";
import { aloneWithViews, isTaken, savedViews, taken, viewTrail } from "@/lib/acts/views/views";
import type { Pool } from "@/lib/domain/access/roles";
import { MOST_VIEWS, viewDraft } from "@/lib/domain/list/saved-view";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import * as store from "@/lib/store/saved-views";

/** Keeps a search under a name. Fails with name-taken, limit, busy, store-unreachable. */
export const saveView = act({
  name: "save view",
  permission: "keep views",
  input: viewDraft,
  subject: poolSubject,
  plan: async (pool, { name, query }) => {
    const room = await roomFor(pool, name);
    if (!room.ok) return room;
    const viewId = randomUUID();
    return ok({
      // Many tabs that save at the same moment are counted one after another.
      run: () =>
        aloneWithViews(pool, async () => {
          const still = await roomFor(pool, name);
          if (!still.ok) return still;
          const saved = await store.saveView(pool.id, pool.person.id, { viewId, name, query });
          if (!saved.ok) return saved;
          return saved.value ? ok({ viewId, before: null, after: { name, query } }) : taken(name);
        }),
    });
  },
  trail: viewTrail,
});

async function roomFor(pool: Pool, name: string): Promise<Result<null>> {
  const views = await savedViews(pool);
  if (!views.ok) return views;
  if (views.value.length >= MOST_VIEWS) return failed(problem("limit", { message: tooMany }));
  return isTaken(views.value, name) ? taken(name) : ok(null);
}

const tooMany = `You have ${MOST_VIEWS} saved views in this environment, which is the limit. Delete one and save again.`;

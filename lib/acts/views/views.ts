import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Pool } from "@/lib/domain/access/roles";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import {
  MOST_VIEWS,
  type SavedView,
  type viewDraft,
  type viewIdDraft,
  type viewNameDraft,
} from "@/lib/domain/list/saved-view";
import type { Plan } from "@/lib/acts/plan";
import { alone } from "@/lib/store/leases";
import * as store from "@/lib/store/saved-views";

/** The views that the pool's person keeps of its list, by name. Answers store-unreachable. */
export const savedViews = (pool: Pool): Promise<Result<SavedView[]>> =>
  store.viewsOf(pool.id, pool.person.id);

/** What changed about a view, for the audit trail; null where there was, or is, nothing. */
export type ViewChange = {
  readonly viewId: string;
  readonly before: Facts | null;
  readonly after: Facts | null;
};

type Facts = Readonly<Record<"name" | "query", string>>;

/** Keeps a search under a name. Answers name-taken, limit, busy, store-unreachable. */
export async function planSavedView(
  pool: Pool,
  { name, query }: z.output<typeof viewDraft>,
): Promise<Result<Plan<ViewChange>>> {
  const room = await roomFor(pool, name);
  if (!room.ok) return room;
  const viewId = randomUUID();
  return ok({
    // Many tabs that save at the same moment are counted one after another.
    run: () =>
      alone(`views of ${pool.person.id} in ${pool.id}`, async () => {
        const still = await roomFor(pool, name);
        if (!still.ok) return still;
        const saved = await store.saveView(pool.id, pool.person.id, { viewId, name, query });
        if (!saved.ok) return saved;
        return saved.value ? ok({ viewId, before: null, after: { name, query } }) : taken(name);
      }),
  });
}

async function roomFor(pool: Pool, name: string): Promise<Result<null>> {
  const views = await savedViews(pool);
  if (!views.ok) return views;
  if (views.value.length >= MOST_VIEWS) return failed(problem("limit", { message: tooMany }));
  return isTaken(views.value, name) ? taken(name) : ok(null);
}

/** Names a view anew. Answers not-found, name-taken, store-unreachable. */
export async function planViewName(
  pool: Pool,
  { viewId, name }: z.output<typeof viewNameDraft>,
): Promise<Result<Plan<ViewChange>>> {
  const views = await savedViews(pool);
  if (!views.ok) return views;
  const view = views.value.find((it) => it.viewId === viewId);
  if (!view) return gone;
  const others = views.value.filter((it) => it !== view);
  if (isTaken(others, name)) return taken(name);
  return ok({
    run: async () => {
      const renamed = await store.renameView(pool.id, pool.person.id, { viewId, name });
      if (!renamed.ok) return renamed;
      return renamed.value ? ok({ viewId, before: factsOf(view), after: factsOf({ ...view, name }) }) : gone;
    },
  });
}

/** Deletes a view. Answers not-found, store-unreachable. */
export async function planViewDeletion(
  pool: Pool,
  { viewId }: z.output<typeof viewIdDraft>,
): Promise<Result<Plan<ViewChange>>> {
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
}

const factsOf = ({ name, query }: SavedView): Facts => ({ name, query });

const isTaken = (views: readonly SavedView[], name: string) =>
  views.some((view) => view.name.toLowerCase() === name.toLowerCase());

const taken = (name: string) =>
  failed(
    problem("name-taken", {
      message: "The view was not saved.",
      fields: { name: `You already have a view “${name}”. Choose another name.` },
    }),
  );

const gone = failed(
  problem("not-found", {
    message: "You have no such view any more, so nothing was changed. Reload the page.",
  }),
);

const tooMany = `You keep ${MOST_VIEWS} views of this environment, which is the most. Delete one and save again.`;

import "server-only";
import type { Pool } from "@/lib/domain/access/roles";
import type { SavedView } from "@/lib/domain/list/saved-view";
import { problem } from "@/lib/domain/problem";
import { failed, type Result } from "@/lib/domain/result";
import { alone } from "@/lib/store/leases";
import * as store from "@/lib/store/saved-views";

/** The person's saved views of the pool's list, ordered by name. Fails with store-unreachable. */
export const savedViews = (pool: Pool): Promise<Result<SavedView[]>> =>
  store.viewsOf(pool.id, pool.person.id);

/** A change of a view for the audit trail. `before` is null for a new view, `after` for a deleted one. */
export type ViewChange = {
  readonly viewId: string;
  readonly before: Facts | null;
  readonly after: Facts | null;
};

type Facts = Readonly<Record<"name" | "query", string>>;

/** Runs `act` while no other tab of the person changes the views. Fails as `alone`. */
export const aloneWithViews = <T>(pool: Pool, act: () => Promise<Result<T>>) =>
  alone(`views of ${pool.person.id} in ${pool.id}`, act);

/** A view as the audit trail keeps it. */
export const factsOf = ({ name, query }: SavedView): Facts => ({ name, query });

/** Whether one of the views has this name, ignoring case. */
export const isTaken = (views: readonly SavedView[], name: string) =>
  views.some((view) => view.name.toLowerCase() === name.toLowerCase());

/** The refusal of a name that one of the views has. */
export const taken = (name: string) =>
  failed(
    problem("name-taken", {
      message: "The view was not saved.",
      fields: { name: `You already have a view named “${name}”. Choose another name.` },
    }),
  );

/** The refusal of a view that is not there. */
export const gone = failed(
  problem("not-found", {
    message: "This view no longer exists, so nothing was changed. Reload the page.",
  }),
);

/** A change of a view for the audit trail. */
export const viewTrail = ({ viewId, before, after }: ViewChange) => ({
  object: { kind: "saved view", id: (after ?? before)?.name ?? viewId },
  before,
  after,
});

import type { ViewLink } from "@/components/clients/list/saved-view-row";
import type { ClientSearch } from "@/lib/domain/list/parse";
import { MOST_VIEWS, queryOf, type SavedView, troubleOf } from "@/lib/domain/list/saved-view";
import { type InPool, routes } from "@/lib/domain/routes";

/** The views as the panel shows them beside a search; null where they could not be read. */
export type ViewsShown = {
  readonly views: readonly ViewLink[] | null;
  /** The query to save: the list's URL without the page. */
  readonly query: string;
  /** Why it cannot be saved; null where it can. */
  readonly objection: string | null;
};

/** Runs on the server, because checking a view needs the schemas of a search. */
export function viewsShown(
  pool: InPool,
  saved: readonly SavedView[] | null,
  search: ClientSearch,
): ViewsShown {
  const query = queryOf(search);
  return {
    views: saved?.map((view) => toLink(pool, view, query)) ?? null,
    query,
    objection: objectionTo(query, saved?.length ?? 0),
  };
}

const toLink = (pool: InPool, view: SavedView, query: string): ViewLink => ({
  viewId: view.viewId,
  name: view.name,
  href: routes.clientsFound(pool, new URLSearchParams(view.query)),
  trouble: troubleOf(view)?.message ?? null,
  isCurrent: view.query === query,
});

function objectionTo(query: string, count: number): string | null {
  if (count >= MOST_VIEWS)
    return `You’ve reached the limit of ${MOST_VIEWS} views in this environment. Delete one to save another.`;
  return query === "" ? "Search, filter or sort the list first, then save the view." : null;
}

import { ClientFilters } from "@/components/clients/client-filters";
import { ClientSearch } from "@/components/clients/client-search";
import { FilterChips } from "@/components/clients/filter-chips";
import { SavedViews } from "@/components/clients/saved-views";
import { fieldsFor, filterInWords } from "@/lib/domain/client-filters";
import { filtersOf, type ClientSearch as Search, searchQuery } from "@/lib/domain/client-search";
import type { FormAction } from "@/lib/domain/result";
import { routes } from "@/lib/domain/routes";
import { MOST_VIEWS, queryOf, type SavedView, troubleOf } from "@/lib/domain/saved-view";

/** Somebody's saved views, null where they could not be read, and the acts on them. */
export type Views = {
  readonly saved: readonly SavedView[] | null;
  readonly save: FormAction<unknown>;
  readonly rename: FormAction<unknown>;
  readonly remove: FormAction<unknown>;
};

type Props = {
  poolId: string;
  search: Search;
  choices: { teams: readonly string[]; servers: readonly string[] };
  views: Views;
};

/** What narrows the list down: the search box, the filters, and the searches that were given a name. */
export function ListTools({ poolId, search, choices, views: { saved, ...acts } }: Props) {
  const fields = fieldsFor(search, choices);
  const kept = (...without: string[]) =>
    Object.fromEntries([...searchQuery({ ...search, page: 1 })].filter(([name]) => !without.includes(name)));
  const query = queryOf(search);
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2 max-sm:flex-none max-sm:w-full">
      <ClientSearch action={routes.clients(poolId)} text={search.q ?? ""} kept={kept("q")} />
      <ClientFilters
        action={routes.clients(poolId)}
        fields={fields}
        kept={kept(...fields.map(({ name }) => name))}
      />
      <SavedViews
        poolId={poolId}
        views={saved?.map((view) => toLink(poolId, view, query)) ?? null}
        query={query}
        objection={objectionTo(query, saved?.length ?? 0)}
        {...acts}
      />
      <FilterChips
        chips={filtersOf(search).map(({ name, value }) => ({
          text: filterInWords(name, value),
          href: routes.clientsFound(poolId, searchQuery({ ...search, page: 1, [name]: undefined })),
        }))}
      />
    </div>
  );
}

const toLink = (poolId: string, view: SavedView, query: string) => ({
  viewId: view.viewId,
  name: view.name,
  href: routes.clientsFound(poolId, new URLSearchParams(view.query)),
  trouble: troubleOf(view)?.message ?? null,
  isCurrent: view.query === query,
});

function objectionTo(query: string, count: number): string | null {
  if (count >= MOST_VIEWS)
    return `You keep ${MOST_VIEWS} views of this environment, which is the most. Delete one to save another.`;
  return query === "" ? "Search, filter or sort the list first: then that can be saved under a name." : null;
}

import { X } from "lucide-react";
import { ClientFilters } from "@/components/clients/list/client-filters";
import { ClientSearch } from "@/components/clients/list/client-search";
import { SavedViews } from "@/components/clients/list/saved-views";
import type { ViewsShown } from "@/components/clients/list/views-shown";
import { AppLink } from "@/components/ui/app-link";
import { type FilterChoices, fieldsFor, filterInWords } from "@/lib/domain/list/filter-form";
import type { ClientSearch as Search } from "@/lib/domain/list/parse";
import { filtersOf, searchQuery } from "@/lib/domain/list/url";
import type { FormAction } from "@/lib/domain/result";
import { routes } from "@/lib/domain/routes";

/** Somebody's saved views, and the acts on them. */
export type Views = ViewsShown & {
  readonly save: FormAction<unknown>;
  readonly rename: FormAction<unknown>;
  readonly remove: FormAction<unknown>;
};

type Props = {
  poolId: string;
  search: Search;
  choices: FilterChoices;
  views: Views;
};

/** Narrows the list down: the search box, the filters and the saved views. */
export function ListTools({ poolId, search, choices, views }: Props) {
  const fields = fieldsFor(search, choices);
  const kept = (...without: string[]) =>
    Object.fromEntries([...searchQuery({ ...search, page: 1 })].filter(([name]) => !without.includes(name)));
  return (
    <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2 max-sm:flex-none max-sm:w-full">
      <ClientSearch action={routes.clients(poolId)} text={search.q ?? ""} kept={kept("q")} />
      <ClientFilters
        action={routes.clients(poolId)}
        fields={fields}
        kept={kept(...fields.map(({ name }) => name))}
      />
      <SavedViews poolId={poolId} {...views} />
      <FilterChips
        chips={filtersOf(search).map(({ name, value }) => ({
          text: filterInWords(name, value),
          href: routes.clientsFound(poolId, searchQuery({ ...search, page: 1, [name]: undefined })),
        }))}
      />
    </div>
  );
}

/** The filters that are set, each with the address of the list without it. */
function FilterChips({ chips }: { chips: readonly { text: string; href: string }[] }) {
  return chips.map(({ text, href }) => (
    <span
      key={text}
      className="inline-flex min-h-7 max-w-full items-center gap-1 rounded-chip border border-line bg-sunken pl-2 text-table"
    >
      <span className="min-w-0 wrap-anywhere">{text}</span>
      <AppLink
        href={href}
        aria-label={`Remove the filter ${text}`}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-chip hover:text-ink"
      >
        <X aria-hidden="true" className="size-3.5" />
      </AppLink>
    </span>
  ));
}

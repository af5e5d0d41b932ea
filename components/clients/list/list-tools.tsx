import { Download, X } from "lucide-react";
import { ClientFilters } from "@/components/clients/list/client-filters";
import { ClientSearch } from "@/components/clients/list/client-search";
import type { ListAddresses, ListedPool } from "@/components/clients/list/list-addresses";
import { SavedViews } from "@/components/clients/list/saved-views";
import type { ViewsShown } from "@/components/clients/list/views-shown";
import { AppLink } from "@/components/ui/app-link";
import { buttonLook } from "@/components/ui/button-look";
import { PopoverPanel } from "@/components/ui/popover-panel";
import { type FilterChoices, fieldsFor, filterInWords } from "@/lib/domain/list/filter-form";
import type { ClientSearch as Search } from "@/lib/domain/list/parse";
import { filtersOf, queryWithout, searchQuery } from "@/lib/domain/list/url";
import { suggestedQuestions } from "@/lib/domain/question/suggest";
import type { FormAction } from "@/lib/domain/result";

/** Somebody's saved views, and the acts on them. */
export type Views = ViewsShown & {
  readonly save: FormAction<unknown>;
  readonly rename: FormAction<unknown>;
  readonly remove: FormAction<unknown>;
};

type Props = {
  /** The pool of the list; undefined where it is of all pools. */
  pool: ListedPool | undefined;
  addresses: ListAddresses;
  /** The search of the URL, and the one that is answered: with the filters of a question. */
  given: Search;
  search: Search;
  /** The list with the filters of a question that is understood; null for none. */
  filtersHref: string | null;
  choices: FilterChoices;
  views: Views | null;
};

/** Narrows the list down, by the search box, the filters and the saved views, and exports it. */
export function ListTools({ pool, addresses, given, search, filtersHref, choices, views }: Props) {
  const fields = fieldsFor(search, choices);
  const kept = (of: Search, ...without: string[]) =>
    [...searchQuery({ ...of, page: 1 })].filter(([name]) => !without.includes(name));
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-2">
      <ClientSearch
        action={addresses.page}
        text={given.q ?? ""}
        kept={kept(given, "q")}
        filtersHref={filtersHref}
        suggestions={suggestedQuestions(choices)}
      />
      <ClientFilters
        action={addresses.page}
        fields={fields}
        kept={kept(search, ...fields.map(({ name }) => name))}
      />
      {pool && views ? <SavedViews poolId={pool.id} {...views} /> : null}
      <ListExports addresses={addresses} search={search} />
      <FilterChips
        chips={filtersOf(search).map((filter) => ({
          text: filterInWords(filter.name, filter.value),
          href: addresses.found(queryWithout(search, filter)),
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

/** The filtered list as files. Plain links: each answers with a file, or with a sentence that says why not. */
function ListExports({ addresses, search }: Pick<Props, "addresses" | "search">) {
  const query = searchQuery({ ...search, page: 1 });
  return (
    <PopoverPanel
      label="Export list"
      title="Export list"
      trigger={
        <>
          <Download aria-hidden="true" className="max-sm:hidden" />
          Export
        </>
      }
      triggerClassName={buttonLook("secondary", "small")}
      place="anchored [--width:16rem]"
    >
      <div className="flex flex-col gap-3 p-4 text-table">
        <p className="text-ink-muted">All clients that match, with their settings and without secrets.</p>
        <span className="flex gap-2">
          {(["csv", "json"] as const).map((format) => (
            <a
              key={format}
              href={addresses.export(format, query)}
              className={buttonLook("secondary", "small")}
            >
              Export {format.toUpperCase()}
            </a>
          ))}
        </span>
      </div>
    </PopoverPanel>
  );
}

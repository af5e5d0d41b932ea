"use client";

import { AgeHistogram } from "@/components/clients/list/age-histogram";
import { ClientTable } from "@/components/clients/list/client-table";
import {
  addressesIn,
  addressesOfAll,
  type ListAddresses,
  type ListedPool,
} from "@/components/clients/list/list-addresses";
import { ListStatus } from "@/components/clients/list/list-status";
import { ListTools, type Views } from "@/components/clients/list/list-tools";
import { NoClients } from "@/components/clients/list/no-clients";
import { QuestionLine, UnclearQuestion } from "@/components/clients/list/question-line";
import { Pagination } from "@/components/ui/table/pagination";
import { TabsNav } from "@/components/ui/tabs-nav";
import { TextLink } from "@/components/ui/text-link";
import type { Facets } from "@/lib/domain/list/facets";
import { fillKey } from "@/lib/domain/list/fill-line";
import type { FilterChoices } from "@/lib/domain/list/filter-form";
import type { ListedClient } from "@/lib/domain/list/listed-client";
import type { ClientSearch, FoundClients } from "@/lib/domain/list/parse";
import { missingInWords } from "@/lib/domain/list/progress-words";
import type { RowRights } from "@/lib/domain/list/row-rights";
import { needsSettings, PAGE_ROWS, searchQuery } from "@/lib/domain/list/url";
import { type Question, searchAsked } from "@/lib/domain/question/asked";
import { routes } from "@/lib/domain/routes";
import { clientsInWords } from "@/lib/domain/scope/holder";
import type { MaxAge } from "@/lib/domain/secret/secret";

type Found = Omit<FoundClients, "rows"> & {
  readonly rows: readonly ListedClient[];
  /** For each row, the index of its pool. */
  readonly poolOf: readonly number[];
};

type Props = {
  /** The pool of the list, or all that were searched. */
  pools: readonly ListedPool[];
  isOfAllPools?: boolean;
  /** Null where nothing may be listed, because the question is not understood. */
  found: Found | null;
  /** The search of the URL, and the question that its text is. */
  search: ClientSearch;
  question: Question | null;
  choices: FilterChoices;
  /** The age above which secrets are marked; null for never. */
  maxAge: MaxAge | null;
  /** Null where the list has none. */
  views: Views | null;
  /** What the person may do to each row. */
  rights: RowRights;
};

/**
 * The list of the clients of a pool, or of all pools: search, count and age, rows and pagination. A client component, so that
 * beside the page itself only these facts are sent, and no elements.
 */
export function ClientList(props: Props) {
  const { pools, isOfAllPools = false, found, search: given, question, choices, views } = props;
  const search = searchAsked(given, question);
  const [onlyPool] = isOfAllPools ? [] : pools;
  const addresses = onlyPool ? addressesIn(onlyPool) : addressesOfAll(search.environment);
  const hrefOf = (change: Partial<ClientSearch>) =>
    addresses.found(searchQuery({ ...search, page: 1, ...change }));
  const isElsewhere = onlyPool !== undefined && search.environment !== undefined;
  const asked = question && {
    question,
    isElsewhere,
    href: isElsewhere ? routes.allClientsFound(searchQuery({ ...search, page: 1 })) : hrefOf({}),
  };
  return (
    <section data-wide aria-label="List of app clients" className="flex flex-col gap-3">
      <div className="grid gap-x-8 gap-y-3 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-2">
          <ListTools
            pool={onlyPool}
            addresses={addresses}
            given={given}
            // What was understood of a question is no search, as long as nothing is listed by it.
            search={found || !question ? search : given}
            filtersHref={asked && question?.words.length === 0 ? asked.href : null}
            choices={choices}
            views={views}
          />
          {asked ? <QuestionLine {...asked} /> : null}
          {found ? <FoundStatus {...props} found={found} search={search} addresses={addresses} /> : null}
        </div>
        {found ? <AgeHistogram counts={found.facets.ages} search={search} hrefOf={hrefOf} /> : null}
      </div>
      {found ? (
        <FoundRows {...props} found={found} search={search} addresses={addresses} hrefOf={hrefOf} />
      ) : null}
      {!found && asked ? <UnclearQuestion {...asked} /> : null}
    </section>
  );
}

type FoundProps = Props & { found: Found; addresses: ListAddresses };

function FoundStatus({ pools, isOfAllPools = false, found, search, addresses }: FoundProps) {
  const { rows, poolOf, matches, unread, unplaced, settingsAt, progress } = found;
  const environmentOf = (index: number) =>
    isOfAllPools ? pools[poolOf[index] ?? 0]?.environment : undefined;
  return (
    <ListStatus
      count={countInWords(matches, progress.listedAt === null)}
      settings={
        settingsAt === null
          ? null
          : {
              at: settingsAt,
              what: needsSettings(search) ? "Filtered by settings read" : "Settings read",
            }
      }
      missing={missingInWords(unread, unplaced)}
      progress={progress}
      progressUrl={addresses.progress}
      fillUrl={addresses.fill}
      keys={rows.map(({ clientId }, index) => fillKey(clientId, environmentOf(index)))}
      mayChange={needsSettings(search) || unread > 0 || progress.listedAt === null || rows.length < PAGE_ROWS}
    />
  );
}

/** The kinds, the rows of the page, and the way to the next. */
function FoundRows(props: FoundProps & { hrefOf: HrefOf }) {
  const { pools, isOfAllPools = false, found, search, addresses, hrefOf, choices, maxAge, rights } = props;
  const { rows, poolOf, page, matches, unread, facets, asOf, progress } = found;
  const [onlyPool] = isOfAllPools ? [] : pools;
  const first = (page - 1) * PAGE_ROWS;
  return (
    <>
      <KindTabs counts={facets.kinds} search={search} hrefOf={hrefOf} />
      {search.dead === undefined || rows.length === 0 || !onlyPool ? null : (
        <p className="text-table text-ink-muted">
          Missing scopes no longer exist on any resource server.{" "}
          <TextLink href={routes.resourceServers(onlyPool)}>Remove them from all clients</TextLink>
        </p>
      )}
      {rows.length === 0 ? (
        <NoClients
          search={search}
          newHref={onlyPool?.canCreate ? routes.newClient(onlyPool) : null}
          hidden={found.hidden}
          isIncomplete={unread > 0 || progress.listedAt === null}
          clearHref={addresses.page}
        />
      ) : (
        <ClientTable
          rows={rows.map((row, index) => ({
            row,
            pool: pools[poolOf[index] ?? 0],
            rights: rights[index] ?? [],
          }))}
          isOfAllPools={isOfAllPools}
          list={addresses.page}
          fillUrl={addresses.fill}
          told={progress.trouble}
          facts={{
            asOf,
            maxAge,
            serverNames: Object.fromEntries(
              choices.servers.map(({ identifier, name }) => [identifier, name]),
            ),
            listedKind: search.kind,
          }}
          selecting={{
            query: selectedQuery(search),
            matches,
            changeHref: pools.some(({ canChange }) => canChange) ? addresses.change : null,
            exportOf: addresses.export,
          }}
          isM2mOnly={search.kind === undefined}
          order={{
            name: orderBy(search, "name", hrefOf),
            lifetime: orderBy(search, "lifetime", hrefOf),
            age: orderBy(search, "age", hrefOf),
            created: orderBy(search, "created", hrefOf),
            changed: orderBy(search, "changed", hrefOf),
          }}
        />
      )}
      {matches > PAGE_ROWS ? (
        <Pagination
          label="App clients"
          previousHref={page > 1 ? hrefOf({ page: page - 1 }) : undefined}
          nextHref={first + PAGE_ROWS < matches ? hrefOf({ page: page + 1 }) : undefined}
        >
          {first + 1}–{first + rows.length} of {matches.toLocaleString("en")}
        </Pagination>
      ) : null}
    </>
  );
}

/** The search by which “all that match” are selected: on every page and in every order the same. */
const selectedQuery = (search: ClientSearch) =>
  searchQuery({ ...search, page: 1, sort: undefined }).toString();

const countInWords = (matches: number, isListing: boolean) =>
  `${clientsInWords(matches)}${isListing ? " so far" : ""}`;

type HrefOf = (change: Partial<ClientSearch>) => string;

/** The address that sorts by a column, or reverses the order of a list that is already sorted by it. */
function orderBy(
  { sort = "name" }: ClientSearch,
  by: "name" | "lifetime" | "age" | "created" | "changed",
  hrefOf: HrefOf,
): { sortHref: string; sorted: "ascending" | "descending" | undefined } {
  const isThis = sort === by || sort === `-${by}`;
  // "age" in the URL sorts by the instant of creation: the oldest secret comes first, so ages descend.
  const isAscending = (sort === by) !== (by === "age");
  const sorted = !isThis ? undefined : isAscending ? "ascending" : "descending";
  return { sorted, sortHref: hrefOf({ sort: sort === by ? `-${by}` : by }) };
}

type KindTabsProps = {
  counts: Facets["kinds"];
  search: ClientSearch;
  hrefOf: (change: Partial<ClientSearch>) => string;
};

/** Which kinds of clients the list shows, with the number of clients of each that match. */
function KindTabs({ counts, search, hrefOf }: KindTabsProps) {
  const choices = [
    { label: "M2M", kind: undefined },
    { label: "M2M + user sign-in", kind: "mixed" },
    { label: "User sign-in", kind: "people" },
    { label: "Self-registered (DCR)", kind: "dcr" },
    { label: "All kinds", kind: "all" },
  ] as const;
  return (
    <TabsNav
      label="Kinds of clients"
      tabs={choices.map(({ label, kind }) => ({
        label,
        href: hrefOf({ kind }),
        isCurrent: search.kind === kind,
        count: counts[kind ?? "m2m"],
      }))}
    />
  );
}

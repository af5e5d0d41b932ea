"use client";

import { AgeHistogram } from "@/components/clients/list/age-histogram";
import { ClientTable } from "@/components/clients/list/client-table";
import { ListStatus } from "@/components/clients/list/list-status";
import { ListTools, type Views } from "@/components/clients/list/list-tools";
import { NoClients } from "@/components/clients/list/no-clients";
import { Pagination } from "@/components/ui/table/pagination";
import { TabsNav } from "@/components/ui/tabs-nav";
import { TextLink } from "@/components/ui/text-link";
import type { PoolShown } from "@/lib/domain/access/roles";
import type { Facets } from "@/lib/domain/list/facets";
import type { FilterChoices } from "@/lib/domain/list/filter-form";
import type { ListedClient } from "@/lib/domain/list/listed-client";
import type { ClientSearch, FoundClients } from "@/lib/domain/list/parse";
import { missingInWords } from "@/lib/domain/list/progress-words";
import type { RowRights } from "@/lib/domain/list/row-rights";
import { needsSettings, PAGE_ROWS, searchQuery } from "@/lib/domain/list/url";
import { routes } from "@/lib/domain/routes";
import { clientsInWords } from "@/lib/domain/scope/holder";
import type { MaxAge } from "@/lib/domain/secret/secret";

type Props = {
  pool: PoolShown;
  found: Omit<FoundClients, "rows"> & { readonly rows: readonly ListedClient[] };
  search: ClientSearch;
  choices: FilterChoices;
  /** The age above which secrets are marked; null for never. */
  maxAge: MaxAge | null;
  views: Views;
  canCreate: boolean;
  /** What the person may do to each row. */
  rights: RowRights;
};

/**
 * The list of a pool's clients: search, count and age, rows and pagination. A client component, so that
 * beside the page itself only these facts are sent, and no elements.
 */
export function ClientList(props: Props) {
  const { pool, found, search, choices, maxAge, views, canCreate, rights } = props;
  const { rows, page, matches, unread, unplaced, settingsAt, facets, asOf, progress } = found;
  const hrefOf = (change: Partial<ClientSearch>) =>
    routes.clientsFound(pool, searchQuery({ ...search, page: 1, ...change }));
  const first = (page - 1) * PAGE_ROWS;
  return (
    <section data-wide aria-label="List of app clients" className="flex flex-col gap-3">
      <div className="grid gap-x-8 gap-y-3 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-2">
          <ListTools pool={pool} search={search} choices={choices} views={views} />
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
            progressUrl={routes.clientsProgress(pool)}
            fillUrl={routes.clientSettings(pool)}
            clientIds={rows.map(({ clientId }) => clientId)}
            mayChange={
              needsSettings(search) || unread > 0 || progress.listedAt === null || rows.length < PAGE_ROWS
            }
          />
        </div>
        <AgeHistogram counts={facets.ages} search={search} hrefOf={hrefOf} />
      </div>
      <KindTabs counts={facets.kinds} search={search} hrefOf={hrefOf} />
      {search.dead === undefined || rows.length === 0 ? null : (
        <p className="text-table text-ink-muted">
          Missing scopes no longer exist on any resource server.{" "}
          <TextLink href={routes.resourceServers(pool)}>Remove them from all clients</TextLink>
        </p>
      )}
      {rows.length === 0 ? (
        <NoClients
          search={search}
          newHref={canCreate ? routes.newClient(pool) : null}
          hidden={found.hidden}
          isIncomplete={unread > 0 || progress.listedAt === null}
          clearHref={routes.clients(pool)}
        />
      ) : (
        <ClientTable
          pool={pool}
          rows={rows}
          rights={rights}
          canCreate={canCreate}
          fillUrl={routes.clientSettings(pool)}
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
            changeHref: null,
            exportOf: (format, query) => routes.clientsExport(pool, format, query),
          }}
          isM2mOnly={search.kind === undefined}
          order={{
            name: orderBy(search, "name", hrefOf),
            lifetime: orderBy(search, "lifetime", hrefOf),
            age: orderBy(search, "age", hrefOf),
            created: orderBy(search, "created", hrefOf),
          }}
        />
      )}
      {matches > PAGE_ROWS ? (
        <Pagination
          label="App clients"
          previousHref={page > 1 ? hrefOf({ page: page - 1 }) : undefined}
          nextHref={first + PAGE_ROWS < matches ? hrefOf({ page: page + 1 }) : undefined}
        >
          {first + 1}–{first + rows.length} of {matches}
        </Pagination>
      ) : null}
    </section>
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
  by: "name" | "lifetime" | "age" | "created",
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

import { KeyRound } from "lucide-react";
import { ClientFilters } from "@/components/clients/client-filters";
import { ClientSearch } from "@/components/clients/client-search";
import { ClientTable } from "@/components/clients/client-table";
import { ListStatus } from "@/components/clients/list-status";
import { ButtonLink } from "@/components/ui/button-link";
import { buttonLook } from "@/components/ui/button-look";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { TextLink } from "@/components/ui/text-link";
import { fieldsFor, filterInWords } from "@/lib/domain/client-filters";
import {
  type FoundClients,
  filtersOf,
  needsSettings,
  PAGE_ROWS,
  type ClientSearch as Search,
  searchQuery,
} from "@/lib/domain/client-search";
import { routes } from "@/lib/domain/routes";

type Props = {
  poolId: string;
  found: FoundClients;
  search: Search;
  choices: { teams: readonly string[]; servers: readonly string[] };
  canCreate: boolean;
};

/** The list of a pool's clients: search, what it shows and as of when, the rows, the way to more. */
export function ClientList({ poolId, found, search, choices, canCreate }: Props) {
  const { rows, matches, unread, progress } = found;
  const hrefOf = (change: Partial<Search>) =>
    routes.clientsFound(poolId, searchQuery({ ...search, page: 1, ...change }));
  const first = (search.page - 1) * PAGE_ROWS;
  const kept = (...without: string[]) =>
    Object.fromEntries([...searchQuery({ ...search, page: 1 })].filter(([name]) => !without.includes(name)));
  const filters = filtersOf(search);
  return (
    <section aria-label="List of app clients" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="flex flex-wrap items-center gap-2 max-sm:w-full">
          <ClientSearch action={routes.clients(poolId)} text={search.q ?? ""} kept={kept("q")} />
          <ClientFilters
            action={routes.clients(poolId)}
            fields={fieldsFor(search, choices)}
            kept={kept(...fieldsFor(search, choices).map(({ name }) => name))}
            chips={filters.map(({ name, value }) => ({
              text: filterInWords(name, value),
              href: hrefOf({ [name]: undefined }),
            }))}
          />
        </div>
        <ListStatus
          count={countInWords(matches, progress.listedAt === null)}
          progress={progress}
          progressUrl={routes.clientsProgress(poolId)}
          fillUrl={routes.clientSettings(poolId)}
          clientIds={rows.map(({ clientId }) => clientId)}
          mayChange={needsSettings(search) || progress.listedAt === null || rows.length < PAGE_ROWS}
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <KindChoice search={search} hrefOf={hrefOf} />
        <Exports poolId={poolId} search={search} />
      </div>
      {unread > 0 ? (
        <p role="status" className="text-table text-warn-ink">
          This list is incomplete: {unread.toLocaleString("en")} clients have not been read yet and may belong
          to it.
        </p>
      ) : null}
      {rows.length === 0 ? (
        <Nothing
          search={search}
          newHref={canCreate ? routes.newClient(poolId) : null}
          isUnread={unread > 0}
          clearHref={routes.clients(poolId)}
        />
      ) : (
        <ClientTable
          rows={rows.map((row) => ({ ...row, href: routes.client(poolId, row.clientId) }))}
          fillUrl={routes.clientSettings(poolId)}
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
          previousHref={search.page > 1 ? hrefOf({ page: search.page - 1 }) : undefined}
          nextHref={first + PAGE_ROWS < matches ? hrefOf({ page: search.page + 1 }) : undefined}
        >
          {first + 1}–{first + rows.length} of {matches}
        </Pagination>
      ) : null}
    </section>
  );
}

const countInWords = (matches: number, isListing: boolean) =>
  `${matches.toLocaleString("en")} ${matches === 1 ? "client" : "clients"}${isListing ? " so far, more are being listed" : ""}`;

type HrefOf = (change: Partial<Search>) => string;

/** A column's address sorts by it, and turns the order round where it is sorted by it already. */
function orderBy(
  { sort = "name" }: Search,
  by: "name" | "lifetime" | "age" | "created",
  hrefOf: HrefOf,
): { sortHref: string; sorted: "ascending" | "descending" | undefined } {
  const isThis = sort === by || sort === `-${by}`;
  const sorted = !isThis ? undefined : sort === by ? "ascending" : "descending";
  return { sorted, sortHref: hrefOf({ sort: sort === by ? `-${by}` : by }) };
}

function KindChoice({ search, hrefOf }: { search: Search; hrefOf: HrefOf }) {
  const choices = [
    { label: "M2M", kind: undefined },
    { label: "Mixed", kind: "mixed" },
    { label: "For people", kind: "people" },
    { label: "Self-registered", kind: "dcr" },
    { label: "All kinds", kind: "all" },
  ] as const;
  return (
    <nav aria-label="Kinds of clients" className="flex flex-wrap gap-3 text-table">
      {choices.map(({ label, kind }) => (
        <TextLink
          key={label}
          href={hrefOf({ kind })}
          aria-current={search.kind === kind ? "true" : undefined}
          className="aria-[current=true]:text-ink aria-[current=true]:underline"
        >
          {label}
        </TextLink>
      ))}
    </nav>
  );
}

/** Plain links: what they lead to is a file, or the sentence why not. */
function Exports({ poolId, search }: { poolId: string; search: Search }) {
  const query = searchQuery({ ...search, page: 1 });
  return (
    <span className="flex flex-wrap gap-2">
      {(["csv", "json"] as const).map((format) => (
        <a
          key={format}
          href={routes.clientsExport(poolId, format, query)}
          className={buttonLook("quiet", "small")}
        >
          Export {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}

function Nothing({
  search,
  newHref,
  isUnread,
  clearHref,
}: {
  search: Search;
  newHref: string | null;
  isUnread: boolean;
  clearHref: string;
}) {
  if (filtersOf(search).length > 0 || search.kind !== undefined)
    return (
      <EmptyState
        title={isUnread ? "No client that was read so far fits." : "No client fits these filters."}
        action={<ButtonLink href={clearHref}>Clear the filters</ButtonLink>}
      />
    );
  if (search.q !== undefined)
    return (
      <EmptyState
        title={`No client’s name or id contains “${search.q}”.`}
        action={<ButtonLink href={clearHref}>Clear the search</ButtonLink>}
      />
    );
  return (
    <EmptyState
      icon={<KeyRound />}
      title="This pool has no app clients for machines yet."
      action={
        newHref ? (
          <ButtonLink href={newHref} variant="primary">
            Create app client
          </ButtonLink>
        ) : undefined
      }
    />
  );
}

"use client";

import { ClientTable } from "@/components/clients/list/client-table";
import { ListStatus } from "@/components/clients/list/list-status";
import { ListTools, type Views } from "@/components/clients/list/list-tools";
import { NoClients } from "@/components/clients/list/no-clients";
import { buttonLook } from "@/components/ui/button-look";
import { Pagination } from "@/components/ui/table/pagination";
import { TextLink } from "@/components/ui/text-link";
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
  poolId: string;
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
export function ClientList({ poolId, found, search, choices, maxAge, views, canCreate, rights }: Props) {
  const { rows, page, matches, unread, unplaced, settingsAt, progress } = found;
  const hrefOf = (change: Partial<ClientSearch>) =>
    routes.clientsFound(poolId, searchQuery({ ...search, page: 1, ...change }));
  const missing = missingInWords(unread, unplaced);
  const first = (page - 1) * PAGE_ROWS;
  return (
    <section data-wide aria-label="List of app clients" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <ListTools poolId={poolId} search={search} choices={choices} views={views} />
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
          progress={progress}
          progressUrl={routes.clientsProgress(poolId)}
          fillUrl={routes.clientSettings(poolId)}
          clientIds={rows.map(({ clientId }) => clientId)}
          mayChange={
            needsSettings(search) || unread > 0 || progress.listedAt === null || rows.length < PAGE_ROWS
          }
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <KindChoice search={search} hrefOf={hrefOf} />
        <ListExports poolId={poolId} search={search} />
      </div>
      {search.dead === undefined || rows.length === 0 ? null : (
        <p className="text-table text-ink-muted">
          Missing scopes no longer exist on any resource server.{" "}
          <TextLink href={routes.resourceServers(poolId)}>Remove them from all clients</TextLink>
        </p>
      )}
      {missing === null ? null : (
        <p role="status" className="text-table text-warn-ink">
          {missing}
        </p>
      )}
      {rows.length === 0 ? (
        <NoClients
          search={search}
          newHref={canCreate ? routes.newClient(poolId) : null}
          hidden={found.hidden}
          isIncomplete={unread > 0 || progress.listedAt === null}
          clearHref={routes.clients(poolId)}
        />
      ) : (
        <ClientTable
          poolId={poolId}
          rows={rows}
          rights={rights}
          canCreate={canCreate}
          hrefOf={(clientId) => routes.client(poolId, clientId)}
          fillUrl={routes.clientSettings(poolId)}
          told={progress.trouble}
          maxAge={maxAge}
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
  const sorted = !isThis ? undefined : sort === by ? "ascending" : "descending";
  return { sorted, sortHref: hrefOf({ sort: sort === by ? `-${by}` : by }) };
}

type KindChoiceProps = { search: ClientSearch; hrefOf: (change: Partial<ClientSearch>) => string };

/** Which kinds of clients the list shows: those for machines, or others. */
function KindChoice({ search, hrefOf }: KindChoiceProps) {
  const choices = [
    { label: "M2M", kind: undefined },
    { label: "M2M + user sign-in", kind: "mixed" },
    { label: "User sign-in", kind: "people" },
    { label: "Self-registered (DCR)", kind: "dcr" },
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

/** The filtered list as files. Plain links: each answers with a file, or with a sentence that says why not. */
function ListExports({ poolId, search }: { poolId: string; search: ClientSearch }) {
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

import { KeyRound } from "lucide-react";
import { ClientSearch } from "@/components/clients/client-search";
import { ClientTable } from "@/components/clients/client-table";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { Pagination } from "@/components/ui/pagination";
import { TextLink } from "@/components/ui/text-link";
import {
  type FoundClients,
  PAGE_ROWS,
  type ClientSearch as Search,
  searchQuery,
} from "@/lib/domain/client-search";
import { routes } from "@/lib/domain/routes";

type Props = { poolId: string; found: FoundClients; search: Search; canCreate: boolean };

/** The list of a pool's clients: search, what it shows and as of when, the rows, the way to more. */
export function ClientList({ poolId, found, search, canCreate }: Props) {
  const { rows, matches, isComplete, asOf } = found;
  const hrefOf = (change: Partial<Search>) =>
    routes.clientsFound(poolId, searchQuery({ ...search, ...change }));
  const first = (search.page - 1) * PAGE_ROWS;
  return (
    <section aria-label="List of app clients" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <ClientSearch action={routes.clients(poolId)} text={search.text} isM2mOnly={search.isM2mOnly} />
        <p className="flex flex-wrap items-center gap-x-2 text-table text-ink-muted tabular-nums">
          <span role="status">
            {matches} {matches === 1 ? "client" : "clients"}
            {isComplete ? "" : " so far, more are being listed"}
          </span>
          <span>
            as of <Moment at={asOf} />
          </span>
        </p>
      </div>
      <KindChoice search={search} hrefOf={hrefOf} />
      {rows.length === 0 ? (
        <Nothing
          search={search}
          newHref={canCreate ? routes.newClient(poolId) : null}
          allHref={hrefOf({ text: "", page: 1 })}
        />
      ) : (
        <ClientTable
          rows={rows.map(({ clientId, name, client }) => ({
            clientId,
            name,
            client,
            href: routes.client(poolId, clientId),
          }))}
          settingsUrl={routes.clientSettings(poolId)}
          isM2mOnly={search.isM2mOnly}
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

function KindChoice({ search, hrefOf }: { search: Search; hrefOf: (change: Partial<Search>) => string }) {
  const choices = [
    { label: "M2M", isM2mOnly: true },
    { label: "All kinds", isM2mOnly: false },
  ];
  return (
    <nav aria-label="Kinds of clients" className="flex gap-3 text-table">
      {choices.map(({ label, isM2mOnly }) => (
        <TextLink
          key={label}
          href={hrefOf({ isM2mOnly, page: 1 })}
          aria-current={search.isM2mOnly === isM2mOnly ? "true" : undefined}
          className="aria-[current=true]:text-ink aria-[current=true]:underline"
        >
          {label}
        </TextLink>
      ))}
    </nav>
  );
}

function Nothing({ search, newHref, allHref }: { search: Search; newHref: string | null; allHref: string }) {
  if (search.text !== "")
    return (
      <EmptyState
        title={`No client’s name or id contains “${search.text}”.`}
        action={<ButtonLink href={allHref}>Clear the search</ButtonLink>}
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

"use client";

import { type ComponentProps, type ReactNode, useDeferredValue } from "react";
import { clientMenu, type MenuFacts } from "@/components/clients/list/client-menu";
import { ClientTableRow, type RowFacts } from "@/components/clients/list/client-row";
import { readScopes, useFill } from "@/components/clients/list/use-fill";
import { SelectPage } from "@/components/clients/selection/select-box";
import { SelectionBar } from "@/components/clients/selection/selection-bar";
import { Notice } from "@/components/ui/notice";
import { type Column, Table } from "@/components/ui/table/table";
import { isM2m } from "@/lib/domain/client/client";
import { isMissing, type ListedClient } from "@/lib/domain/list/listed-client";
import type { RowRights } from "@/lib/domain/list/row-rights";
import { routes } from "@/lib/domain/routes";
import { keyOf } from "@/lib/domain/run/selection";

type Props = Pick<MenuFacts, "pool" | "canCreate"> & {
  facts: RowFacts;
  rows: readonly ListedClient[];
  /** What the person may do to each row. */
  rights: RowRights;
  /** Streams what `rows` lack. */
  fillUrl: string;
  /** The sentence that the list already shows for the whole pool; it is not repeated for clients. */
  told: string | null;
  /** Whether clients that turn out not to be for machines leave the list. */
  isM2mOnly: boolean;
  /** What a selection of this list can become. */
  selecting: Omit<ComponentProps<typeof SelectionBar>, "list" | "shown">;
  /** For each column, the address that sorts by it and the current order. */
  order: Readonly<Record<"name" | "lifetime" | "age" | "created", Pick<Column, "sortHref" | "sorted">>>;
};

/** As many as the tallest screens show. The server draws these rows; the browser, which has all rows, adds the rest. */
const FIRST_ROWS = 20;

/** The clients of one page of the list. Names are there at once, settings fill in as Cognito's rate allows. */
export function ClientTable(props: Props) {
  const { rows, fillUrl, facts, told, isM2mOnly, order, rights, pool, canCreate, selecting } = props;
  const missing = rows.filter(isMissing).map((row) => row.clientId);
  const filled = useFill(fillUrl, missing);
  const shown = rows
    .map((known, index) => {
      const row = isMissing(known) ? filledIn(known, filled.rows.get(known.clientId)) : known;
      return { row, rights: rights[index] ?? [], failure: failureOf(row, filled.messages) };
    })
    .filter(({ row }) => !isM2mOnly || !row.settings || isM2m(row.settings.kind));
  const list = routes.clients(pool);
  const keys = shown.map(({ row }) => keyOf(pool.id, row.clientId));
  const left = missing.filter((id) => !filled.rows.has(id) && !filled.messages.has(id)).length;
  const read = shown.filter(({ row }) => row.settings !== null).length;
  const drawn = shown.slice(0, useDeferredValue(Number.POSITIVE_INFINITY, FIRST_ROWS));
  const failures = shown.flatMap(({ failure }) => failure ?? []);
  const asked = new Set(shown.map(({ row, failure }) => (isMissing(row) ? failure : null)));

  return (
    <>
      {[...new Set(failures)]
        .filter((it) => it !== told)
        .map((sentence) => (
          <Notice
            key={sentence}
            tone="warn"
            title={unreadTitle(failures.filter((it) => it === sentence).length)}
          >
            {sentence}
            {asked.has(sentence) ? " The list retries automatically." : null}
          </Notice>
        ))}
      <Table
        label="App clients"
        columns={columnsFor(order, <SelectPage list={list} shown={keys} />)}
        rowsToCome={shown.length - drawn.length}
      >
        {drawn.map(({ row, rights: granted, failure }) => (
          <ClientTableRow
            key={row.clientId}
            row={row}
            href={routes.client(pool, row.clientId)}
            secretsHref={routes.clientSecrets(pool, row.clientId)}
            selection={{ list, shown: keys, of: keyOf(pool.id, row.clientId) }}
            readScopes={() => readScopes(fillUrl, row.clientId)}
            facts={facts}
            isFailed={failure !== null}
            menu={clientMenu(row, { pool, canCreate, rights: granted })}
          />
        ))}
      </Table>
      <p role="status" className="mt-2 min-h-5 text-table text-ink-muted tabular-nums">
        {left > 0 ? `Loading details: ${read} of ${shown.length} clients on this page.` : null}
        {left === 0 && shown.length < rows.length
          ? `Not shown on this page: ${rows.length - shown.length} for user sign-in.`
          : null}
      </p>
      <SelectionBar list={list} shown={keys} {...selecting} />
    </>
  );
}

/** Merges what arrived into a row. Unchanged settings stay: their first scope is the one that was searched for. */
function filledIn(known: ListedClient, arrived: ListedClient | undefined): ListedClient {
  if (!arrived) return known;
  const isSame = known.settings !== null && known.settings.changedAt === arrived.settings?.changedAt;
  return isSame ? { ...arrived, settings: known.settings } : arrived;
}

const unreadTitle = (count: number) =>
  count === 1
    ? "Couldn’t load details for 1 client on this page"
    : `Couldn’t load details for ${count} clients on this page`;

/** Why the row is incomplete, by the latest message. A client that has been read since has no failure. */
const failureOf = (row: ListedClient, messages: ReadonlyMap<string, string>) =>
  (isMissing(row) ? messages.get(row.clientId) : undefined) ?? row.message;

const columnsFor = (order: Props["order"], selectPage: ReactNode): Column[] => [
  { label: "Select", isQuiet: true, width: "2.75rem", head: selectPage },
  { label: "Name", ...order.name },
  { label: "Status", width: "8.5rem" },
  { label: "Scopes", from: "medium" },
  { label: "Owner", width: "7.5rem", from: "medium" },
  { label: "Lifetime", width: "5.75rem", from: "wide", ...order.lifetime },
  { label: "Secret age", width: "9.5rem", ...order.age },
  { label: "Created", width: "8.5rem", from: "wide", ...order.created },
  { label: "Actions", isQuiet: true },
];

"use client";

import { type ComponentProps, type ReactNode, useDeferredValue } from "react";
import { clientMenu } from "@/components/clients/list/client-menu";
import { ClientTableRow, type RowFacts } from "@/components/clients/list/client-row";
import type { ListedPool } from "@/components/clients/list/list-addresses";
import { readScopes, useFill } from "@/components/clients/list/use-fill";
import { SelectPage } from "@/components/clients/selection/select-box";
import { SelectionBar } from "@/components/clients/selection/selection-bar";
import { Notice } from "@/components/ui/notice";
import { type Column, Table } from "@/components/ui/table/table";
import { isM2m } from "@/lib/domain/client/client";
import { fillKey } from "@/lib/domain/list/fill-line";
import { isMissing, type ListedClient } from "@/lib/domain/list/listed-client";
import type { RowRights } from "@/lib/domain/list/row-rights";
import { routes } from "@/lib/domain/routes";
import { keyOf } from "@/lib/domain/run/selection";

/** A client of the page, the pool it is in, and what the person may do to it. */
type PlacedClient = {
  readonly row: ListedClient;
  readonly pool: ListedPool | undefined;
  readonly rights: RowRights[number];
};

type Props = {
  facts: RowFacts;
  rows: readonly PlacedClient[];
  /** Whether the rows are of several pools, so that each names its own. */
  isOfAllPools: boolean;
  /** Streams what `rows` lack. */
  fillUrl: string;
  /** The sentence that the list already shows for the whole pool; it is not repeated for clients. */
  told: string | null;
  /** Whether clients that turn out not to be for machines leave the list. */
  isM2mOnly: boolean;
  /** The address of the list, under which its selection is kept. */
  list: string;
  /** What a selection of this list can become. */
  selecting: Omit<ComponentProps<typeof SelectionBar>, "list" | "shown">;
  /** For each column, the address that sorts by it and the current order. */
  order: Readonly<
    Record<"name" | "lifetime" | "age" | "created" | "changed", Pick<Column, "sortHref" | "sorted">>
  >;
};

/** As many as most screens show. The server draws these rows; the browser, which has all rows, adds the rest. */
const FIRST_ROWS = 15;

/** The clients of one page of the list. Names are there at once, settings fill in as Cognito's rate allows. */
export function ClientTable(props: Props) {
  const { rows, isOfAllPools, fillUrl, facts, told, isM2mOnly, order, selecting, list } = props;
  const fillKeyOf = ({ row, pool }: PlacedClient) =>
    fillKey(row.clientId, isOfAllPools ? pool?.environment : undefined);
  const missing = rows.filter(({ row }) => isMissing(row)).map(fillKeyOf);
  const filled = useFill(fillUrl, missing);
  const shown = rows
    .flatMap((placed) => {
      const { row: known, pool, rights } = placed;
      const key = fillKeyOf(placed);
      const row = isMissing(known) ? filledIn(known, filled.rows.get(key)) : known;
      return pool ? { key, row, pool, rights, failure: failureOf(row, filled.messages.get(key)) } : [];
    })
    .filter(({ row }) => !isM2mOnly || !row.settings || isM2m(row.settings.kind));
  const keys = shown.map(({ row, pool }) => keyOf(pool.id, row.clientId));
  const left = missing.filter((key) => !filled.rows.has(key) && !filled.messages.has(key)).length;
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
        columns={columnsFor(order, isOfAllPools, <SelectPage list={list} shown={keys} />)}
        rowsToCome={shown.length - drawn.length}
      >
        {drawn.map(({ key, row, pool, rights, failure }) => (
          <ClientTableRow
            key={key}
            row={row}
            environment={isOfAllPools ? pool.environment : null}
            href={routes.client(pool, row.clientId)}
            secretsHref={routes.clientSecrets(pool, row.clientId)}
            selection={{ list, shown: keys, of: keyOf(pool.id, row.clientId) }}
            readScopes={() => readScopes(fillUrl, key)}
            facts={facts}
            isFailed={failure !== null}
            menu={clientMenu(row, { pool, canCreate: pool.canCreate, rights })}
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
const failureOf = (row: ListedClient, message: string | undefined) =>
  (isMissing(row) ? message : undefined) ?? row.message;

const columnsFor = (order: Props["order"], isOfAllPools: boolean, selectPage: ReactNode): Column[] => [
  { label: "Select", isQuiet: true, width: "2.75rem", head: selectPage },
  { label: "Name", ...order.name },
  ...(isOfAllPools ? [{ label: "Environment", width: "7.5rem" }] : []),
  { label: "Status", width: "8.5rem" },
  { label: "Scopes", from: "medium" },
  { label: "Owner", width: "7.5rem", from: "medium" },
  { label: "Lifetime", width: "5.75rem", from: "wide", ...order.lifetime },
  { label: "Secret age", width: "9.5rem", ...order.age },
  { label: "Created", width: "7.5rem", from: "wide", ...order.created },
  { label: "Changed", width: "7.5rem", from: "wide", ...order.changed },
  { label: "Actions", isQuiet: true },
];

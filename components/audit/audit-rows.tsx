import type { ReactNode } from "react";
import { AuditTableRow } from "@/components/audit/audit-table-row";
import { ButtonLink } from "@/components/ui/button-link";
import { Table } from "@/components/ui/table/table";
import type { PoolShown } from "@/lib/domain/access/roles";
import type { AuditRow } from "@/lib/domain/audit/row";
import { routes } from "@/lib/domain/routes";
import { own } from "@/lib/domain/text/own";

/** Rows, newest first, and whether there are older ones. */
export type AuditPage = { readonly rows: readonly AuditRow[]; readonly hasOlder: boolean };

type Props = {
  page: AuditPage;
  /** The pools that the reader may open: clients of others are named without a link. */
  pools: readonly PoolShown[];
  /** The names of clients that are known, by their ids. */
  names: Readonly<Record<string, string>>;
  /** The address of the rows before this sequence, or of the newest rows for null. */
  hrefBefore: (sequence: number | null) => string;
  isNewest: boolean;
  /** What stands in place of the table where no row fits. */
  empty: ReactNode;
};

const columns = [
  { label: "When", width: "12.5rem" },
  { label: "Person", width: "19%" },
  { label: "Action", width: "16%" },
  "Object",
  { label: "Environment", width: "12%" },
  { label: "Outcome", width: "14%" },
  { label: "Details", isQuiet: true },
];

/** A page of the audit trail, newest first, with a link to older rows. */
export function AuditRows({ page, pools, names, hrefBefore, isNewest, empty }: Props) {
  const last = page.rows.at(-1);
  const olderHref = page.hasOlder && last ? hrefBefore(last.sequence) : null;
  const hrefOf = ({ poolId, clientId }: AuditRow) => {
    const pool = pools.find(({ id }) => id === poolId);
    return pool && clientId !== null ? routes.client(pool, clientId) : null;
  };
  return (
    <>
      {last ? (
        <Table label="Audit trail" columns={columns}>
          {actsOf(page.rows).map((row) => (
            <AuditTableRow
              key={row.sequence}
              row={row}
              clientName={row.clientId === null ? null : (own(names, row.clientId) ?? null)}
              clientHref={hrefOf(row)}
              columns={columns.length}
            />
          ))}
        </Table>
      ) : (
        empty
      )}
      {olderHref || !isNewest ? (
        <nav aria-label="Audit trail, pages" className="flex flex-wrap gap-2">
          {isNewest ? null : (
            <ButtonLink href={hrefBefore(null)} size="small">
              Newest
            </ButtonLink>
          )}
          {olderHref ? (
            <ButtonLink href={olderHref} size="small">
              Older
            </ButtonLink>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}

/** One row an act: what it meant to do is left out where its outcome, which says that too, is on the page. */
function actsOf(rows: readonly AuditRow[]): AuditRow[] {
  const ended = new Set(rows.map(({ outcomeOf }) => outcomeOf));
  return rows.filter(({ sequence, outcome }) => outcome !== "intended" || !ended.has(sequence));
}

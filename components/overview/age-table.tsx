import { filterOf } from "@/components/clients/list/age-histogram";
import { CountLink } from "@/components/overview/count-link";
import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import type { KnownPool } from "@/lib/domain/pool/overview";
import { routes } from "@/lib/domain/routes";
import { ageRanges, rangeLabel } from "@/lib/domain/secret/age";
import { queryOf } from "@/lib/domain/text/query-parameters";

const columns = [
  "Environment",
  ...ageRanges.map((range) => ({
    label: `${rangeLabel(range)} days`,
    width: "9rem",
    align: "right" as const,
  })),
];

/** The table behind the pictures of secret ages: clients by the age of their oldest secret. */
export function AgeTable({ pools }: { pools: readonly KnownPool[] }) {
  return (
    <details className="flex flex-col gap-2">
      <summary className="w-fit cursor-pointer rounded-chip text-table text-ink-muted hover:text-ink">
        Secret ages as a table
      </summary>
      <div className="pt-2">
        <Table label="Clients by the age of their oldest secret" columns={columns}>
          {pools.map((pool) => (
            <TableRow key={pool.id}>
              <TableCell column="Environment" kind="name">
                <EnvironmentBadge name={pool.environment} />
              </TableCell>
              {ageRanges.map((range, at) => (
                <TableCell key={rangeLabel(range)} column={`${rangeLabel(range)} days`} kind="figure">
                  <CountLink
                    count={pool.clients.figures.ages[at] ?? 0}
                    href={routes.clientsFound(pool, queryOf(filterOf(range)))}
                    label={`clients in ${pool.environment}`}
                  />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </Table>
      </div>
    </details>
  );
}

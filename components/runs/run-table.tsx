import { RunBadge } from "@/components/runs/run-badge";
import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { Moment } from "@/components/ui/text/moment";
import { TextLink } from "@/components/ui/text-link";
import { routes } from "@/lib/domain/routes";
import { changeInWords } from "@/lib/domain/run/change";
import type { RunStanding } from "@/lib/domain/run/run";
import { totalsInWords } from "@/lib/domain/run/words";

const columns = [
  { label: "Run", width: "28%" },
  { label: "State", width: "7rem" },
  { label: "Environments", width: "9rem" },
  "Clients",
  { label: "Person", width: "14rem" },
  { label: "Drafted", width: "9rem" },
];

/** Runs, the newest first: what, where, whose, and what came of them. */
export function RunTable({ runs }: { runs: readonly RunStanding[] }) {
  return (
    <Table label="Runs" columns={columns}>
      {runs.map(({ run, totals, pools }) => (
        <TableRow key={run.id}>
          <TableCell column="Run" kind="name">
            <TextLink href={routes.run(run.id)} className="wrap-anywhere whitespace-normal">
              {changeInWords(run.change)}
            </TextLink>
          </TableCell>
          <TableCell column="State">
            <RunBadge state={run.state} />
          </TableCell>
          <TableCell column="Environments">
            <span className="flex flex-wrap gap-1">
              {pools.map(({ poolId, environment }) => (
                <EnvironmentBadge key={poolId} name={environment} />
              ))}
            </span>
          </TableCell>
          <TableCell column="Clients">
            <span className="whitespace-normal tabular-nums">{totalsInWords(run, totals)}</span>
          </TableCell>
          <TableCell column="Person">
            <span className="wrap-anywhere">{run.person.email}</span>
          </TableCell>
          <TableCell column="Drafted">
            <Moment at={run.draftedAt} />
          </TableCell>
        </TableRow>
      ))}
    </Table>
  );
}

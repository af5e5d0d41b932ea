import { AgeBars } from "@/components/overview/age-bars";
import { CountLink, Unknown } from "@/components/overview/count-link";
import { byKind, type Counted, toLookAt } from "@/components/overview/counted";
import { SeverityLinks } from "@/components/overview/severity-links";
import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { Moment } from "@/components/ui/text/moment";
import { TextLink } from "@/components/ui/text-link";
import type { PoolOverview } from "@/lib/domain/pool/overview";
import { routes } from "@/lib/domain/routes";

/** Many pools at a glance: one a row. A pool that is not whole says why under its name. */
export function PoolTable({ pools }: { pools: readonly PoolOverview[] }) {
  return (
    <Table label="User pools" columns={columns}>
      {pools.map((pool) => (
        <PoolRow key={pool.id} pool={pool} />
      ))}
    </Table>
  );
}

const figure = (label: string, width: string) => ({ label, width, align: "right" as const });

const columns = [
  { label: "Environment", width: "11rem" },
  figure("M2M clients", "7rem"),
  figure("User sign-in", "7rem"),
  figure("Self-registered", "8rem"),
  { label: "Secret age", width: "7rem" },
  figure("Without owner", "8rem"),
  figure("Two secrets", "7rem"),
  figure("Missing scopes", "8rem"),
  figure("Suspended", "6rem"),
  { label: "Findings", width: "15rem" },
  { label: "Updated", width: "9rem" },
];

function PoolRow({ pool }: { pool: PoolOverview }) {
  const { environment, clients, findings, gaps } = pool;
  const figures = clients?.figures ?? null;
  return (
    <TableRow>
      <TableCell column="Environment" kind="name">
        <TextLink href={routes.clients(pool)}>
          <EnvironmentBadge name={environment} />
        </TextLink>
        {gaps.length === 0 ? null : (
          <span className="block text-small font-normal whitespace-normal text-warn-ink wrap-anywhere">
            {gaps.join(" ")}
          </span>
        )}
      </TableCell>
      <Counts counted={byKind(pool, figures)} environment={environment} />
      <TableCell column="Secret age">
        {figures ? <AgeBars counts={figures.ages} environment={environment} /> : <Unknown />}
      </TableCell>
      <Counts counted={toLookAt(pool, figures)} environment={environment} />
      <TableCell column="Findings">
        {findings ? <SeverityLinks pool={pool} counts={findings.counts} /> : <Unknown />}
      </TableCell>
      <TableCell column="Updated">{clients ? <Moment at={clients.listedAt} /> : <Unknown />}</TableCell>
    </TableRow>
  );
}

const Counts = ({ counted, environment }: { counted: readonly Counted[]; environment: string }) =>
  counted.map(({ label, ...rest }) => (
    <TableCell key={label} column={label} kind="figure">
      <CountLink {...rest} label={`${label} in ${environment}`} />
    </TableCell>
  ));

import type { ReactNode } from "react";
import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { DefinitionList } from "@/components/ui/text/definition-list";
import { MiddleCut } from "@/components/ui/text/middle-cut";
import { TextLink } from "@/components/ui/text-link";
import { type PoolOverview, type PoolSettings, registrationInWords } from "@/lib/domain/pool/overview";
import { planInWords } from "@/lib/domain/pool/pool-words";
import { CLIENT_QUOTA, shareInWords } from "@/lib/domain/pool/quota";
import { routes } from "@/lib/domain/routes";
import { capitalized } from "@/lib/domain/text/capitalized";

/** The settings of a pool that matter to its clients, the quota that they use, and the person's role. */
export function PoolSettingsList({ pool }: { pool: PoolOverview }) {
  return (
    <div className="mt-auto text-table">
      <DefinitionList items={factsOf(pool)} />
    </div>
  );
}

const columns = [
  { label: "Environment", width: "9rem" },
  "Domain",
  "Issuer",
  { label: "Feature plan", width: "8rem" },
  { label: "Deletion protection", width: "10rem" },
  { label: "Registration", width: "8rem" },
  { label: "Clients of the quota", width: "12rem" },
  { label: "Your role", width: "7rem" },
];

/** The same of many pools, one a row. */
export function PoolSettingsTable({ pools }: { pools: readonly PoolOverview[] }) {
  return (
    <Table label="Settings of the user pools" columns={columns}>
      {pools.map((pool) => (
        <TableRow key={pool.id}>
          <TableCell column="Environment" kind="name">
            <TextLink href={routes.poolDetails(pool)}>
              <EnvironmentBadge name={pool.environment} />
              <span className="sr-only"> details</span>
            </TextLink>
          </TableCell>
          {factsOf(pool).map(({ term, detail }) => (
            <TableCell key={term} column={term}>
              {detail}
            </TableCell>
          ))}
        </TableRow>
      ))}
    </Table>
  );
}

function factsOf({
  settings,
  clients,
  role,
  environment,
}: PoolOverview): { term: string; detail: ReactNode }[] {
  const of = (show: (known: PoolSettings) => ReactNode) => (settings ? show(settings) : <Unread />);
  return [
    {
      term: "Domain",
      detail: of(({ tokenUrl }) =>
        tokenUrl === null ? "None, so no token endpoint" : <MiddleCut text={new URL(tokenUrl).host} />,
      ),
    },
    { term: "Issuer", detail: of(({ issuer }) => <MiddleCut text={issuer} />) },
    { term: "Feature plan", detail: of(({ plan }) => (plan === null ? "Unknown" : planInWords(plan))) },
    { term: "Deletion protection", detail: of(protection) },
    { term: "Registration", detail: of(registration) },
    {
      term: "Clients of the quota",
      detail: clients ? (
        <TextLink href={routes.clientsFound({ environment }, new URLSearchParams({ kind: "all" }))}>
          {shareInWords(clients.figures.kinds.all, CLIENT_QUOTA)}
        </TextLink>
      ) : (
        <Unread />
      ),
    },
    { term: "Your role", detail: role === null ? "None" : capitalized(role) },
  ];
}

const Unread = () => <span className="text-ink-muted">Not read yet</span>;

function protection({ isProtected }: PoolSettings) {
  if (isProtected === null) return "Unknown";
  return isProtected ? <Badge tone="ok">On</Badge> : <Badge tone="warn">Off</Badge>;
}

function registration(settings: PoolSettings) {
  const words = registrationInWords(settings);
  return words === "Open" ? <Badge tone="warn">Open</Badge> : words;
}

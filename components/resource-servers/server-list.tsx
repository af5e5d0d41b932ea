import type { ReactNode } from "react";
import { NoOwner } from "@/components/clients/card/no-owner";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { MiddleCut } from "@/components/ui/text/middle-cut";
import { TextLink } from "@/components/ui/text-link";
import type { ScopePolicy } from "@/lib/domain/access/ownership";
import type { Protection } from "@/lib/domain/policy";
import type { ResourceServer } from "@/lib/domain/scope";
import type { ScopeUsage } from "@/lib/domain/scope/holder";
import { own } from "@/lib/domain/text/own";

type Props = {
  servers: readonly {
    server: ResourceServer;
    policy: ScopePolicy;
    protection: Protection;
    href: string;
  }[];
  /** Null where the inventory could not be asked. */
  usage: ScopeUsage | null;
  /** The link that creates one, where the person may. */
  create: ReactNode;
};

/** The resource servers of a pool: how many scopes each has, how many clients use them, and who may grant them. */
export function ServerList({ servers, usage, create }: Props) {
  if (servers.length === 0)
    return (
      <EmptyState title="No resource servers yet" action={create}>
        A resource server represents an API. App clients can be granted its scopes.
      </EmptyState>
    );
  return (
    <Table label="Resource servers" columns={columns}>
      {servers.map(({ server, policy, protection, href }) => (
        <TableRow key={server.identifier}>
          <TableCell column="Name" kind="name">
            <TextLink href={href}>{server.name}</TextLink>{" "}
            {protection === "terraform" ? <Badge tone="warn">Terraform</Badge> : null}
            {server.isManaged ? <Badge>Managed by Cognito</Badge> : null}
          </TableCell>
          <TableCell column="Identifier">
            <MiddleCut text={server.identifier} mono />
          </TableCell>
          <TableCell column="Scopes" kind="figure">
            {server.scopes.length}
          </TableCell>
          <TableCell column="Clients" kind="figure">
            {usage ? usedBy(usage, server.identifier) : <span className="text-ink-muted">Unavailable</span>}
          </TableCell>
          <TableCell column="Owner team">{policy.team ?? <NoOwner />}</TableCell>
          <TableCell column="Open scopes">{openInWords(server, policy)}</TableCell>
        </TableRow>
      ))}
    </Table>
  );
}

const columns = [
  { label: "Name", width: "25%" },
  "Identifier",
  { label: "Scopes", align: "right", width: "5.5rem" } as const,
  { label: "Clients", align: "right", width: "7rem" } as const,
  { label: "Owner team", width: "10rem" },
  { label: "Open scopes", width: "9rem" },
];

/** The number of clients; a lower bound while not all have been read. */
function usedBy({ servers, isWhole }: ScopeUsage, identifier: string): string {
  const count = (own(servers, identifier) ?? 0).toLocaleString("en");
  return isWhole ? count : `at least ${count}`;
}

function openInWords({ scopes }: ResourceServer, { openScopes }: ScopePolicy): string {
  const open = scopes.filter(({ name }) => openScopes.includes(name)).length;
  if (open === 0) return "None";
  return open === scopes.length ? "All" : `${open} of ${scopes.length}`;
}

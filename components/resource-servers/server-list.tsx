import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { MiddleCut } from "@/components/ui/middle-cut";
import { Table } from "@/components/ui/table";
import { TableCell } from "@/components/ui/table-cell";
import { TableRow } from "@/components/ui/table-row";
import { TextLink } from "@/components/ui/text-link";
import type { ScopePolicy } from "@/lib/domain/ownership";
import type { Protection } from "@/lib/domain/policy";
import type { ResourceServer } from "@/lib/domain/scope";

type Props = {
  servers: readonly {
    server: ResourceServer;
    policy: ScopePolicy;
    protection: Protection;
    href: string;
  }[];
};

/** The resource servers of a pool, with how many scopes each has and who may grant them. */
export function ServerList({ servers }: Props) {
  if (servers.length === 0)
    return (
      <EmptyState title="No resource servers yet">
        A resource server stands for an API. Its scopes are what app clients can be granted.
      </EmptyState>
    );
  return (
    <Table label="Resource servers" columns={columns}>
      {servers.map(({ server, policy, protection, href }) => (
        <TableRow key={server.identifier}>
          <TableCell column="Name" kind="name">
            <TextLink href={href}>{server.name}</TextLink>{" "}
            {protection === "terraform" ? <Badge tone="warn">Terraform</Badge> : null}
          </TableCell>
          <TableCell column="Identifier">
            <MiddleCut text={server.identifier} mono />
          </TableCell>
          <TableCell column="Scopes" kind="figure">
            {server.scopes.length}
          </TableCell>
          <TableCell column="Owner team">
            {policy.team ?? <span className="text-ink-muted">Nobody</span>}
          </TableCell>
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
  { label: "Owner team", width: "11rem" },
  { label: "Open scopes", width: "9rem" },
];

function openInWords({ scopes }: ResourceServer, { openScopes }: ScopePolicy): string {
  const open = scopes.filter(({ name }) => openScopes.includes(name)).length;
  if (open === 0) return "None";
  return open === scopes.length ? "All" : `${open} of ${scopes.length}`;
}

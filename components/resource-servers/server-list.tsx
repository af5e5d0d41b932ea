"use client";

import { type ReactNode, useState } from "react";
import { NoOwner } from "@/components/clients/card/no-owner";
import { holdersHref } from "@/components/resource-servers/holders-link";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchField } from "@/components/ui/form/search-field";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { MiddleCut } from "@/components/ui/text/middle-cut";
import { TextLink } from "@/components/ui/text-link";
import type { ScopePolicy } from "@/lib/domain/access/ownership";
import type { PoolShown } from "@/lib/domain/access/roles";
import type { Protection } from "@/lib/domain/policy";
import { routes } from "@/lib/domain/routes";
import type { ResourceServer } from "@/lib/domain/scope";

/** A resource server as the list shows it. */
export type ListedServer = {
  readonly server: ResourceServer;
  readonly policy: ScopePolicy;
  readonly protection: Protection;
  /** How many clients have one of its scopes; null where the inventory could not be asked. */
  readonly clients: number | null;
};

type Props = {
  pool: PoolShown;
  servers: readonly ListedServer[];
  /** False where some clients have not been read, so that there may be more. */
  isWhole: boolean;
  /** The link that creates one, where the person may. */
  create: ReactNode;
};

/** From so many on, the list has a search. */
const MANY = 8;

/** The resource servers of a pool: their scopes, the clients that use them, and who can grant them. */
export function ServerList({ pool, servers, isWhole, create }: Props) {
  const [text, setText] = useState("");
  if (servers.length === 0)
    return (
      <EmptyState title="No resource servers yet" action={create}>
        A resource server represents an API. App clients can be granted its scopes.
      </EmptyState>
    );
  const found = servers.filter((it) => isFound(it, text));
  return (
    <section aria-label="Resource servers" className="flex flex-col gap-3">
      {servers.length >= MANY ? (
        <div className="flex flex-wrap items-center gap-3">
          <SearchField
            label="Search by name, identifier, scope or team"
            name="text"
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="w-full max-w-96"
          />
          <p role="status" className="text-table text-ink-muted tabular-nums">
            {text.trim() === ""
              ? `${servers.length} resource servers`
              : `${found.length} of ${servers.length} resource servers`}
          </p>
        </div>
      ) : null}
      {found.length === 0 ? (
        <EmptyState
          title={`No resource server has “${text.trim()}” in its name, identifier, scopes or team.`}
        />
      ) : (
        <Table label="Resource servers" columns={columns}>
          {found.map(({ server, policy, protection, clients }) => (
            <TableRow key={server.identifier}>
              <TableCell column="Name" kind="name">
                <TextLink href={routes.resourceServer(pool, server.identifier)}>{server.name}</TextLink>{" "}
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
                {clients === null ? (
                  <span className="text-ink-muted">Unavailable</span>
                ) : (
                  <Clients
                    href={holdersHref(pool, { server: server.identifier })}
                    count={clients}
                    isWhole={isWhole}
                    name={server.name}
                  />
                )}
              </TableCell>
              <TableCell column="Owner team">{policy.team ?? <NoOwner />}</TableCell>
              <TableCell column="Self-service scopes">{selfServiceInWords(server, policy)}</TableCell>
            </TableRow>
          ))}
        </Table>
      )}
    </section>
  );
}

const columns = [
  { label: "Name", width: "25%" },
  "Identifier",
  { label: "Scopes", align: "right", width: "5.5rem" } as const,
  { label: "Clients", align: "right", width: "7rem" } as const,
  { label: "Owner team", width: "10rem" },
  { label: "Self-service scopes", width: "11rem" },
];

function isFound({ server, policy }: ListedServer, text: string): boolean {
  const scopes = server.scopes.map(({ full }) => full);
  const words = [server.name, server.identifier, policy.team ?? "", ...scopes].join("\n").toLowerCase();
  return words.includes(text.trim().toLowerCase());
}

type ClientsProps = { href: string; count: number; isWhole: boolean; name: string };

/** The number of clients; a lower bound while not all have been read. */
function Clients({ href, count, isWhole, name }: ClientsProps) {
  const words = `${isWhole ? "" : "at least "}${count.toLocaleString("en")}`;
  if (count === 0) return <span className="text-ink-muted">{isWhole ? "No clients" : words}</span>;
  return (
    <TextLink href={href} aria-label={`${words} with scopes of ${name}`}>
      {words}
    </TextLink>
  );
}

/** How many of its scopes every operator can grant. */
function selfServiceInWords({ scopes }: ResourceServer, { openScopes }: ScopePolicy): string {
  const open = scopes.filter(({ name }) => openScopes.includes(name)).length;
  if (open === 0) return "None";
  return open === scopes.length ? `All ${open}` : `${open} of ${scopes.length}`;
}

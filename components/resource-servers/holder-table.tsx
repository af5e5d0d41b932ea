"use client";

import { NoOwner } from "@/components/clients/card/no-owner";
import { OutcomeMark } from "@/components/forms/outcome-mark";
import type { Outcome } from "@/components/forms/use-each-client";
import { Badge } from "@/components/ui/badge";
import { GrowingTable } from "@/components/ui/table/growing-table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { TextLink } from "@/components/ui/text-link";
import type { PoolShown } from "@/lib/domain/access/roles";
import { routes } from "@/lib/domain/routes";
import type { Holder } from "@/lib/domain/scope/holder";

type Props = {
  pool: PoolShown;
  holders: readonly Holder[];
  outcomes: ReadonlyMap<string, Outcome<Holder>>;
};

/** Every client that holds a scope, with its owner and the outcome of the removal. */
export function HolderTable({ pool, holders, outcomes }: Props) {
  return (
    <GrowingTable label="Clients with this scope" columns={columns} rows={holders}>
      {(holder) => (
        <TableRow key={holder.clientId}>
          <TableCell column="Client" kind="name">
            <TextLink href={routes.client(pool, holder.clientId)}>{holder.name}</TextLink>
          </TableCell>
          <TableCell column="Owner team">{holder.team ?? <NoOwner />}</TableCell>
          <TableCell column="State">
            <State holder={holder} outcome={outcomes.get(holder.clientId)} />
          </TableCell>
        </TableRow>
      )}
    </GrowingTable>
  );
}

const columns = [{ label: "Client", width: "30%" }, { label: "Owner team", width: "11rem" }, "State"];

function State({ holder, outcome }: { holder: Holder; outcome: Outcome<Holder> | undefined }) {
  if (outcome) return <OutcomeMark {...outcome} />;
  if (holder.objection !== null)
    return (
      <span className="flex flex-wrap items-center gap-x-2 whitespace-normal">
        <Badge tone="warn">Skipped</Badge> {holder.objection}
      </span>
    );
  if (holder.isTerraform)
    return (
      <span className="flex flex-wrap items-center gap-x-2 whitespace-normal">
        <Badge tone="info">Terraform</Badge> Remove it there too, or the next apply fails.
      </span>
    );
  return <span className="text-ink-muted">Has this scope</span>;
}

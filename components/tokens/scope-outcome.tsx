import { Check, Minus } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import type { ScopeRow } from "@/lib/domain/token/access-token";

/** Scopes requested, granted and allowed, side by side. */
export function ScopeOutcome({ rows }: { rows: readonly ScopeRow[] }) {
  const columns = ["Scope", "Requested", "Granted", "Allowed"];
  return (
    <Table
      label="Scopes"
      columns={columns.map((label) => (label === "Scope" ? label : { label, width: "6.5rem" }))}
    >
      {rows.map(({ scope, isRequested, isGranted, isAllowed, isDead }) => (
        <TableRow key={scope}>
          <TableCell column="Scope" kind="name">
            <span className="flex flex-wrap items-center gap-2">
              <code className="font-mono text-code wrap-anywhere">{scope}</code>
              {isDead ? <Badge tone="danger">No longer exists</Badge> : null}
            </span>
          </TableCell>
          <TableCell column="Requested">
            <Mark is={isRequested} />
          </TableCell>
          <TableCell column="Granted">
            <Mark is={isGranted} />
          </TableCell>
          <TableCell column="Allowed">
            <Mark is={isAllowed} />
          </TableCell>
        </TableRow>
      ))}
    </Table>
  );
}

function Mark({ is }: { is: boolean }) {
  return is ? (
    <span className="inline-flex items-center gap-1">
      <Check aria-hidden="true" className="size-4 text-ok" /> yes
    </span>
  ) : (
    <span className="inline-flex items-center gap-1 text-ink-muted">
      <Minus aria-hidden="true" className="size-4" /> no
    </span>
  );
}

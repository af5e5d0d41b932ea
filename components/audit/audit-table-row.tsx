"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useId, useState } from "react";
import { AuditDetails } from "@/components/audit/audit-details";
import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableDetail } from "@/components/ui/table/table-detail";
import { TableRow } from "@/components/ui/table/table-row";
import { ExactTime } from "@/components/ui/text/exact-time";
import { MiddleCut } from "@/components/ui/text/middle-cut";
import { TextLink } from "@/components/ui/text-link";
import type { Tone } from "@/components/ui/tone";
import { OUTSIDE } from "@/lib/domain/audit/action";
import type { AuditRow } from "@/lib/domain/audit/row";
import { actionInWords, objectInWords, outcomeInWords, personInWords } from "@/lib/domain/audit/words";
import { own } from "@/lib/domain/text/own";

type Props = {
  row: AuditRow;
  /** Null where the row is about no client, or about one whose name is not known. */
  clientName: string | null;
  /** The page of the row's client; null where the reader may not open it. */
  clientHref: string | null;
  columns: number;
};

/** One row of the trail; its button opens the details. */
export function AuditTableRow({ row, clientName, clientHref, columns }: Props) {
  const [isOpen, setOpen] = useState(false);
  const detailId = useId();
  const Arrow = isOpen ? ChevronUp : ChevronDown;
  // Roles are for environments, so a row without one, such as a sign-in, doesn’t say “No role”.
  const isOfRole = row.person.id !== OUTSIDE.id && (row.environment !== null || row.role !== null);
  return (
    <>
      <TableRow>
        <TableCell column="When" kind="name">
          <ExactTime at={row.at} />
        </TableCell>
        <TableCell column="Person">
          <span className="wrap-anywhere">{personInWords(row)}</span>
          {isOfRole ? (
            <span className="block text-small text-ink-muted first-letter:uppercase">
              {row.role ?? "No role"}
            </span>
          ) : null}
        </TableCell>
        <TableCell column="Action">{actionInWords(row.action)}</TableCell>
        <TableCell column="Object">
          <ObjectName row={row} clientName={clientName} clientHref={clientHref} />
        </TableCell>
        <TableCell column="Environment">
          {row.environment === null ? (
            <span className="text-ink-muted">None</span>
          ) : (
            <EnvironmentBadge name={row.environment} />
          )}
        </TableCell>
        <TableCell column="Outcome">
          <OutcomeBadge outcome={row.outcome} />
        </TableCell>
        <TableCell column="Details" kind="actions">
          <Button
            variant="quiet"
            size="small"
            aria-expanded={isOpen}
            aria-controls={isOpen ? detailId : undefined}
            aria-label={`Details of row ${row.sequence}`}
            onClick={() => setOpen(!isOpen)}
            className="px-1.5"
          >
            <Arrow aria-hidden="true" />
          </Button>
        </TableCell>
      </TableRow>
      {isOpen ? (
        <TableDetail id={detailId} columns={columns}>
          <AuditDetails row={row} />
        </TableDetail>
      ) : null}
    </>
  );
}

/** What a row is about; for a client its name, for a part of a client that part. The id or the client stands below. */
function ObjectName({ row, clientName, clientHref }: Omit<Props, "columns">) {
  const object = objectInWords(row);
  if (object === null) return <span className="text-ink-muted">None</span>;
  const isClient = object === row.clientId;
  const name = isClient ? (clientName ?? object) : object;
  const below = isClient ? object : clientName;
  return (
    <>
      {clientHref === null ? (
        <span className="wrap-anywhere">{name}</span>
      ) : (
        <TextLink href={clientHref} className="wrap-anywhere">
          {name}
        </TextLink>
      )}
      {below === null || below === name ? null : (
        <span className="block text-small text-ink-muted">
          <MiddleCut text={below} mono={isClient} />
        </span>
      )}
    </>
  );
}

const tones: Record<string, Tone> = { done: "ok", intended: "info", noticed: "info", recovered: "ok" };

/** How a recorded act ended. An outcome that is not in `tones` is a refusal. */
function OutcomeBadge({ outcome }: { outcome: string }) {
  return <Badge tone={own(tones, outcome) ?? "warn"}>{outcomeInWords(outcome)}</Badge>;
}

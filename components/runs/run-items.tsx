import { ChangeLine, linesOf } from "@/components/forms/change-list";
import { ItemBadge } from "@/components/runs/run-badge";
import { EnvironmentBadge } from "@/components/shell/environment-badge";
import { Button } from "@/components/ui/button";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { MiddleCut } from "@/components/ui/text/middle-cut";
import { TextLink } from "@/components/ui/text-link";
import { type Difference, withoutUnit } from "@/lib/domain/client/difference";
import { routes } from "@/lib/domain/routes";
import type { RunItem } from "@/lib/domain/run/item";
import type { Run } from "@/lib/domain/run/run";

type Props = {
  run: Pick<Run, "state" | "change">;
  items: readonly RunItem[];
  /** The environments of the run's pools, by the pool's ID. */
  environments: Readonly<Record<string, string>>;
  /** Tries one item again; null where the person may not. */
  retry: ((item: RunItem) => void) | null;
};

/** Clients of a run, one line each: what changes or has changed, or why not. */
export function RunItems({ run, items, environments, retry }: Props) {
  return (
    <Table label="Clients of this run" columns={retry === null ? columns : [...columns, actions]}>
      {items.map((item) => {
        const environment = environments[item.poolId] ?? "";
        const canRetry = item.state === "failed" || item.state === "unknown";
        return (
          <TableRow key={item.position}>
            <TableCell column="Client" kind="name">
              <span className="flex min-w-0 flex-col">
                {run.change.kind === "delete" && item.state === "done" ? (
                  <span className="truncate">{item.name}</span>
                ) : (
                  <TextLink href={routes.client({ environment }, item.clientId)} className="truncate">
                    {item.name}
                  </TextLink>
                )}
                <span className="text-small text-ink-muted">
                  <MiddleCut text={item.clientId} mono />
                </span>
              </span>
            </TableCell>
            <TableCell column="Environment">
              <EnvironmentBadge name={environment} />
            </TableCell>
            <TableCell column="State">
              <ItemBadge state={item.state} run={run} />
            </TableCell>
            <TableCell column="Change">
              <span className="flex flex-col gap-1 py-1 wrap-anywhere whitespace-normal">
                {item.difference === null ? null : <ItemChange {...item.difference} />}
                {item.sentence === null ? null : <span className="text-ink-muted">{item.sentence}</span>}
              </span>
            </TableCell>
            {retry === null ? null : (
              <TableCell column="Actions" kind="actions">
                {canRetry ? (
                  <Button
                    size="small"
                    variant="quiet"
                    aria-label={`Retry ${item.name}`}
                    onClick={() => retry(item)}
                  >
                    Retry
                  </Button>
                ) : null}
              </TableCell>
            )}
          </TableRow>
        );
      })}
    </Table>
  );
}

const columns = [
  { label: "Client", width: "26%" },
  { label: "Environment", width: "8rem" },
  { label: "State", width: "9.5rem" },
  "Change",
];

const actions = { label: "Actions", isQuiet: true, width: "5.5rem" };

/** One difference in a line of a table: "Access token lifetime: 60 → 15 minutes", or what a list loses and gains. */
function ItemChange(difference: Difference) {
  if ("was" in difference)
    return (
      <span>
        {difference.label}: <span className="text-ink-muted">{withoutUnit(difference)}</span>{" "}
        <span aria-hidden="true">→</span>
        <span className="sr-only">becomes</span> <strong className="font-medium">{difference.becomes}</strong>
      </span>
    );
  return linesOf(difference).map((line) => <ChangeLine key={line.text} {...line} />);
}

import { OutcomeMark } from "@/components/forms/outcome-mark";
import type { Outcome } from "@/components/forms/use-each-client";
import { Checkbox } from "@/components/ui/form/checkbox";
import { GrowingTable } from "@/components/ui/table/growing-table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { TextLink } from "@/components/ui/text-link";
import type { PoolShown } from "@/lib/domain/access/roles";
import type { Ownerless } from "@/lib/domain/access/setup";
import { routes } from "@/lib/domain/routes";

type Props = {
  pool: PoolShown;
  clients: readonly Ownerless[];
  outcomes: ReadonlyMap<string, Outcome<Ownerless>>;
  selected: ReadonlySet<string>;
  toggle: (clientId: string, isSelected: boolean) => void;
};

const columns = [
  { label: "Client", width: "32%" },
  "Suggested owner",
  "State",
  { label: "Details", width: "5rem" },
];

/** Clients without an owner, to select, and what a run did to each. */
export function OwnerlessTable({ pool, clients, outcomes, selected, toggle }: Props) {
  return (
    <GrowingTable label="App clients without an owner" columns={columns} rows={clients}>
      {({ clientId, name, suggestion }) => {
        const outcome = outcomes.get(clientId);
        const isDone = outcome?.is === "done";
        return (
          <TableRow key={clientId}>
            <TableCell column="Client" kind="name">
              {isDone ? (
                name
              ) : (
                <Checkbox
                  label={name}
                  checked={selected.has(clientId)}
                  onChange={(event) => toggle(clientId, event.target.checked)}
                />
              )}
            </TableCell>
            <TableCell column="Suggested owner">
              {suggestion ? (
                <span className="whitespace-normal">
                  {suggestion.team} <span className="text-ink-muted">({suggestion.why})</span>
                </span>
              ) : (
                <span className="text-ink-muted">None</span>
              )}
            </TableCell>
            <TableCell column="State">
              {outcome ? <OutcomeMark {...outcome} /> : <span className="text-ink-muted">No owner</span>}
            </TableCell>
            <TableCell column="Details">
              <TextLink href={routes.client(pool, clientId)}>
                View<span className="sr-only"> {name}</span>
              </TextLink>
            </TableCell>
          </TableRow>
        );
      }}
    </GrowingTable>
  );
}

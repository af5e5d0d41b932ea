import { Badge } from "@/components/ui/badge";
import { Table } from "@/components/ui/table/table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import type { Finding } from "@/lib/domain/doctor/finding";

const marks = {
  problem: { tone: "danger", word: "Problem" },
  note: { tone: "info", word: "Note" },
  ok: { tone: "ok", word: "Passed" },
} as const;

const columns = [{ label: "Check", width: "24%" }, { label: "State", width: "7rem" }, "Result"];

/** Checks of the doctor, problems first, each with what to do. */
export function FindingTable({ label, findings }: { label: string; findings: readonly Finding[] }) {
  const order = Object.keys(marks);
  const sorted = findings.toSorted((one, other) => order.indexOf(one.status) - order.indexOf(other.status));
  return (
    <Table label={label} columns={columns}>
      {sorted.map(({ check, status, message, advice }) => (
        <TableRow key={`${check} ${message}`}>
          <TableCell column="Check" kind="name">
            <span className="whitespace-normal wrap-anywhere">{check}</span>
          </TableCell>
          <TableCell column="State">
            <Badge tone={marks[status].tone}>{marks[status].word}</Badge>
          </TableCell>
          <TableCell column="Result">
            <div className="flex flex-col gap-1 whitespace-normal sm:py-1.5 wrap-anywhere">
              {message}
              {advice === null ? null : (
                <span>
                  <span className="font-medium">To do:</span> {advice}
                </span>
              )}
            </div>
          </TableCell>
        </TableRow>
      ))}
    </Table>
  );
}

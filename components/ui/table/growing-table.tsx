"use client";

import { type ComponentProps, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Table } from "@/components/ui/table/table";

type Props<Row> = Pick<ComponentProps<typeof Table>, "label" | "columns"> & {
  rows: readonly Row[];
  /** The `TableRow` of a row. */
  children: (row: Row) => ReactNode;
};

/** Rows that one click adds, as in every table. */
const ROWS = 60;

/** A table of the first rows, with a button that adds more of them. */
export function GrowingTable<Row>({ label, columns, rows, children }: Props<Row>) {
  const [shown, setShown] = useState(ROWS);
  const rest = rows.length - shown;
  return (
    <div className="flex flex-col gap-3">
      <Table label={label} columns={columns}>
        {rows.slice(0, shown).map(children)}
      </Table>
      {rest > 0 ? (
        <div>
          <Button size="small" onClick={() => setShown(shown + ROWS)}>
            Show more ({rest.toLocaleString("en")} left)
          </Button>
        </div>
      ) : null}
    </div>
  );
}

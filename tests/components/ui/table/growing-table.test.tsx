// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { GrowingTable } from "@/components/ui/table/growing-table";
import { TableCell } from "@/components/ui/table/table-cell";
import { TableRow } from "@/components/ui/table/table-row";
import { show } from "@/tests/components/show";

const shown = (count: number) =>
  show(
    <GrowingTable label="Clients" columns={["Name"]} rows={Array.from({ length: count }, (_, at) => at)}>
      {(at) => (
        <TableRow key={at}>
          <TableCell column="Name">client {at}</TableCell>
        </TableRow>
      )}
    </GrowingTable>,
  );
/** The rows in sight, without the one of the headings. */
const rows = () => screen.getAllByRole("row").length - 1;

test("60 rows are in sight, and each click adds 60 until none is left", async () => {
  const { user } = shown(130);
  expect(rows()).toBe(60);
  await user.click(screen.getByRole("button", { name: "Show more (70 left)" }));
  expect(rows()).toBe(120);
  await user.click(screen.getByRole("button", { name: "Show more (10 left)" }));
  expect(rows()).toBe(130);
  expect(screen.queryByRole("button")).toBeNull();
});

test("a short table has no button", () => {
  shown(60);
  expect(rows()).toBe(60);
  expect(screen.queryByRole("button")).toBeNull();
});

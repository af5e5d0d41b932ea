import { expect, test } from "vitest";
import { sideBySide } from "@/lib/domain/matrix/row";
import { namesElsewhere, suggester } from "@/lib/domain/matrix/suggestion";
import { aRow } from "@/tests/lib/domain/client/client-rows";
import { aColumn } from "./a-column";

test("the environment at the start or the end of a name is replaced, or left out", () => {
  expect(namesElsewhere("orders-dev", "dev", "prod")).toEqual(["orders-prod", "orders"]);
  expect(namesElsewhere("DEV_orders", "dev", "prod")).toEqual(["prod_orders", "orders"]);
  expect(namesElsewhere("orders", "dev", "prod")).toEqual([
    "orders-prod",
    "prod-orders",
    "orders_prod",
    "prod_orders",
    "orders.prod",
    "prod.orders",
  ]);
  expect(namesElsewhere("-dev", "dev", "prod")).toContain("-dev-prod");
});

const suggested = (columns: Parameters<typeof sideBySide>[0]) => {
  const matrix = sideBySide(columns);
  const suggest = suggester(matrix, columns);
  return matrix.rows.flatMap((row) =>
    columns.flatMap((column, at) => {
      const found = row.cells[at]?.length === 0 ? suggest(row, at) : null;
      return found ? [`${row.name} in ${column.environment}: ${found.client.name}`] : [];
    }),
  );
};

test("names that differ only by the environment are suggested both ways, and never joined by themselves", () => {
  const columns = [aColumn("dev", [aRow("orders-dev")]), aColumn("prod", [aRow("orders-prod")])];
  expect(suggested(columns)).toEqual(["orders-dev in prod: orders-prod", "orders-prod in dev: orders-dev"]);
  expect(sideBySide(columns).rows).toHaveLength(2);
});

test("a client that has its counterpart, a link or a namesake is not suggested; others may join a link", () => {
  const dev = aColumn("dev", [aRow("orders"), aRow("orders-dev")]);
  expect(suggested([dev, aColumn("prod", [aRow("orders")])])).toEqual([]);
  const linked = aColumn("prod", [aRow("orders-prod")], { "orders-prod": "orders-elsewhere" });
  expect(suggested([aColumn("dev", [aRow("orders-dev")]), linked])).toEqual([
    "orders-elsewhere in dev: orders-dev",
  ]);
  const twice = aColumn("prod", [
    aRow("orders-prod", { clientId: "one" }),
    aRow("orders-prod", { clientId: "two" }),
  ]);
  expect(suggested([aColumn("dev", [aRow("orders-dev")]), twice])).toEqual([]);
});

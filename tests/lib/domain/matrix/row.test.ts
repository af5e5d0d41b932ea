import { expect, test } from "vitest";
import { clientsNamed, sideBySide } from "@/lib/domain/matrix/row";
import { aRow } from "@/tests/lib/domain/client/client-rows";
import { aColumn } from "./a-column";

const shapeOf = (columns: Parameters<typeof sideBySide>[0]) =>
  sideBySide(columns).rows.map(({ name, cells }) => [
    name,
    ...cells.map((clients) => clients.map(({ clientId }) => clientId)),
  ]);

test("clients of one exact name stand in one row, in the order of names", () => {
  const dev = aColumn("dev", [aRow("billing"), aRow("orders")]);
  const prod = aColumn("prod", [aRow("audit"), aRow("orders", { clientId: "p-orders" }), aRow("Orders")]);
  expect(shapeOf([dev, prod])).toEqual([
    ["audit", [], ["audit"]],
    ["billing", ["billing"], []],
    ["orders", ["orders"], ["p-orders"]],
    ["Orders", [], ["Orders"]],
  ]);
});

test("a name that a pool has twice fills one cell with both", () => {
  const dev = aColumn("dev", [aRow("orders", { clientId: "one" }), aRow("orders", { clientId: "two" })]);
  expect(shapeOf([dev])).toEqual([["orders", ["one", "two"]]]);
});

test("a linked client stands in the row of its link, also where no other client has that name", () => {
  const dev = aColumn("dev", [aRow("orders-dev")]);
  const prod = aColumn("prod", [aRow("aaa"), aRow("orders-prod"), aRow("zzz")], {
    "orders-prod": "orders-dev",
    zzz: "mmm",
  });
  expect(shapeOf([dev, prod])).toEqual([
    ["aaa", [], ["aaa"]],
    ["mmm", [], ["zzz"]],
    ["orders-dev", ["orders-dev"], ["orders-prod"]],
  ]);
  expect(clientsNamed("orders-dev", prod).map(({ name }) => name)).toEqual(["orders-prod"]);
  expect(clientsNamed("orders-prod", prod)).toEqual([]);
});

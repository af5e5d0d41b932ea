import { expect, test } from "vitest";
import { matrixCsv, matrixJson } from "@/lib/domain/matrix/export";
import { sideBySide } from "@/lib/domain/matrix/row";
import { csvRows } from "@/lib/domain/text/csv";
import { aRow } from "@/tests/lib/domain/client/client-rows";
import { aColumn } from "./a-column";

const columns = [
  aColumn("dev", [aRow("orders", { client: { scopes: ["a/read", "a/write"] }, ownerTeam: "team-orders" })]),
  aColumn("prod", [aRow("orders", { clientId: "p1", client: { scopes: ["a/read"], tokenMinutes: 15 } })]),
  { ...aColumn("test", []), isListed: false },
];
const file = { at: "2026-12-01T00:00:00.000Z", rows: sideBySide(columns).rows, columns, gaps: ["test: no"] };

test("a file has a line for each client and for each lack of one, and what differs in words", () => {
  const [head, ...lines] = csvRows([...matrixCsv(file)].join(""));
  expect(head?.slice(0, 7)).toEqual([
    "name",
    "environment",
    "pool id",
    "state",
    "client id",
    "client name",
    "differences",
  ]);
  expect(lines.map((line) => [line[1], line[3], line[4], line[6]])).toEqual([
    ["dev", "reference", "orders", ""],
    ["prod", "differs", "p1", "Scopes −1; Access token lifetime 15 minutes"],
    ["test", "not listed yet", "", ""],
  ]);
});

test("several clients of one name are a line each", () => {
  const twice = [aColumn("dev", [aRow("orders", { clientId: "one" }), aRow("orders", { clientId: "two" })])];
  const lines = csvRows([...matrixCsv({ ...file, columns: twice, rows: sideBySide(twice).rows })].join(""));
  expect(lines.slice(1).map((line) => [line[3], line[4]])).toEqual([
    ["several of this name", "one"],
    ["several of this name", "two"],
  ]);
});

test("the JSON says whether anything is missing from it", () => {
  const json: unknown = JSON.parse([...matrixJson(file)].join(""));
  expect(json).toMatchObject({
    isWhole: false,
    gaps: ["test: no"],
    rows: [{ name: "orders", cells: [{ environment: "dev" }, { differences: expect.any(Array) }, {}] }],
  });
});

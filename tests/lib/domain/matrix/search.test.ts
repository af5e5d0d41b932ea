import { expect, test } from "vitest";
import { sideBySide } from "@/lib/domain/matrix/row";
import {
  columnsOf,
  matrixExportQuery,
  matrixQuery,
  readMatrixSearch,
  rowsThatFit,
  teamsIn,
} from "@/lib/domain/matrix/search";
import { parametersOf } from "@/lib/domain/text/query-parameters";
import { got } from "@/tests/kit/store/both-stores";
import { aRow } from "@/tests/lib/domain/client/client-rows";
import { aColumn } from "./a-column";

const search = (query: string) => readMatrixSearch(parametersOf(new URLSearchParams(query)));

test("a search is read from the address and written back the same", () => {
  const query = "env=dev&env=prod&q=orders&show=differences&missing=prod&owner=none&kind=all";
  const read = got(search(`${query}&page=3`));
  expect(read).toMatchObject({ env: ["dev", "prod"], page: 3 });
  expect(matrixQuery(read).toString()).toBe(query);
  expect(matrixQuery(read, { page: "4" }).get("page")).toBe("4");
  expect(got(search("env=dev")).env).toEqual(["dev"]);
  expect(got(search("env=&q=&page="))).toEqual({ page: 1 });
});

test.each([
  ["colour=red", "The matrix has no filter named “colour”."],
  ["q=a&q=b", "“Search” is given twice."],
  ["env=a&env=b&env=c&env=d&env=e&env=f&env=g", "“Environments” must name at most 6 environments."],
  ["env=a&env=a", "“Environments” names an environment twice."],
  ["show=same", "“Show” must be differences."],
  ["kind=robots", "“Kind” must be people or all."],
  ["page=0", "“Page” must be a page number."],
])("%s is refused with a sentence", (query, sentence) => {
  expect(search(query)).toMatchObject({
    ok: false,
    problem: { message: `${sentence} Correct it to see the matrix.` },
  });
});

test("an export has the same filters and no page", () => {
  expect(matrixExportQuery.safeParse({ format: "csv", env: "dev", show: "differences" }).success).toBe(true);
  expect(matrixExportQuery.safeParse({ format: "csv", page: "2" }).success).toBe(false);
  expect(matrixExportQuery.safeParse({}).success).toBe(false);
});

test("up to six environments stand side by side, in the order of the settings", () => {
  const pools = "abcdefgh".split("").map((environment) => ({ environment }));
  const names = (query: string) => got(columnsOf(got(search(query)), pools)).map((it) => it.environment);
  expect(names("")).toEqual(["a", "b", "c", "d", "e", "f"]);
  expect(names("env=h&env=b")).toEqual(["b", "h"]);
  expect(columnsOf({ env: ["a", "z"] }, pools)).toMatchObject({
    problem: { message: "You see no environment named “z”. Correct it to see the matrix." },
  });
  expect(columnsOf({ env: ["a"], missing: "b" }, pools)).toMatchObject({ ok: false });
});

const columns = [
  aColumn("dev", [
    aRow("billing", { ownerTeam: "team-billing" }),
    aRow("login", { client: { kind: "people" } }),
    aRow("orders", { client: { scopes: ["a/read"] }, ownerTeam: "team-orders" }),
    aRow("unread", { client: null }),
  ]),
  aColumn("prod", [aRow("orders", { clientId: "prodorders" }), aRow("unread", { clientId: "prodUnread" })]),
];

const fitting = (query: string) => {
  const { rows, undecided } = rowsThatFit(sideBySide(columns).rows, columns, got(search(query)));
  return [...rows.map(({ name }) => name), ...(undecided > 0 ? [`${undecided} undecided`] : [])];
};

test.each([
  ["", ["billing", "orders", "unread"]],
  ["kind=people", ["login", "unread"]],
  ["kind=all", ["billing", "login", "orders", "unread"]],
  ["q=PRODORDERS", ["orders"]],
  ["q=ill", ["billing"]],
  ["owner=team-billing", ["billing"]],
  ["owner=none", ["orders", "unread"]],
  ["missing=prod", ["billing"]],
  ["missing=dev", []],
  ["show=differences", ["orders", "1 undecided"]],
])("%s finds its rows, and says how many are not judged", (query, names) => {
  expect(fitting(query)).toEqual(names);
});

test("the teams of all columns are offered once", () => {
  expect(teamsIn([...columns, ...columns])).toEqual(["team-billing", "team-orders"]);
});

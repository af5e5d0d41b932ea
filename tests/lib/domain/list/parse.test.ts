import { expect, test } from "vitest";
import { readFleetSearch, readSearch } from "@/lib/domain/list/parse";
import { searchQuery } from "@/lib/domain/list/url";
import { parametersOf } from "@/lib/domain/text/query-parameters";

const everything = {
  q: "orders",
  kind: "all",
  client: ["orders-worker"],
  scope: ["https://api.example.com/a/orders.read", "orders/read"],
  server: ["https://api.example.com/a"],
  owner: ["team-orders", "none", "mine"],
  age: "90",
  overdue: "yes",
  secrets: ["2"],
  lifetime: "over-60",
  changed: "7",
  created: "30",
  dead: "yes",
  off: "yes",
  sort: "-created",
} as const;

test("a URL and the search it describes say the same", () => {
  const search = { ...everything, page: 3 };
  expect(readSearch(parametersOf(searchQuery(search)))).toEqual({ ok: true, value: search });
  expect(readSearch({})).toEqual({ ok: true, value: { page: 1 } });
  expect([...searchQuery({ page: 1 })]).toEqual([]);
});

test("fields of the form that were left empty narrow nothing", () => {
  const left = Object.fromEntries(Object.keys(everything).map((name) => [name, ""]));
  expect(readSearch({ ...left, page: "" })).toEqual({ ok: true, value: { page: 1 } });
});

test.each([
  [{ team: "x" }, "The list has no filter named “team”."],
  [{ kind: "m2m" }, "“Kind” must be one of"],
  [{ scope: "x".repeat(257) }, "“Scope” is too long."],
  [{ owner: "somebody" }, "“Owner team” must be a team."],
  [{ age: "0" }, "“Oldest secret” must be a number of days."],
  [{ age: "old" }, "“Oldest secret” must be a number of days."],
  [{ changed: "soon" }, "“Changed in Cognito” must be a number of days."],
  [{ sort: "colour" }, "“Order” must be one of"],
  [{ page: "0" }, "“Page” must be a page number."],
  [{ q: "x".repeat(129) }, "“Search” is too long."],
  [{ age: ["30", "90"] }, "“Oldest secret” is given twice."],
  [{ owner: ["team-a", "somebody"] }, "“Owner team” must be a team."],
  [{ scope: Array.from({ length: 21 }, (_, at) => `a/${at}`) }, "“Scope” has more than 20 values."],
  [{ environment: "dev" }, "The list has no filter named “environment”."],
])("%o is an error, and never a wider list", (parameters, sentence) => {
  expect(readSearch(parameters)).toMatchObject({
    ok: false,
    problem: { code: "invalid", message: expect.stringContaining(sentence) },
  });
});

test("a value given twice counts once, and empty fields beside it narrow nothing", () => {
  const found = readSearch({ scope: ["a/b", "", "a/b"], owner: "" });
  expect(found).toEqual({ ok: true, value: { scope: ["a/b"], page: 1 } });
});

test("only the list of all pools is searched by environment", () => {
  const search = { environment: ["prod", "dev"], page: 1 };
  expect(readFleetSearch(parametersOf(searchQuery(search)))).toEqual({ ok: true, value: search });
  expect(readFleetSearch({ environment: "Prod 1" })).toMatchObject({ ok: false });
});

import { expect, test } from "vitest";
import { readSearch } from "@/lib/domain/list/parse";
import { searchQuery } from "@/lib/domain/list/url";

const everything = {
  q: "orders",
  kind: "all",
  scope: "https://api.example.com/a/orders.read",
  server: "https://api.example.com/a",
  owner: "team-orders",
  age: "90",
  secrets: "2",
  lifetime: "over-60",
  changed: "7",
  dead: "yes",
  sort: "-created",
} as const;

test("a URL and the search it describes say the same", () => {
  const search = { ...everything, page: 3 };
  expect(readSearch(Object.fromEntries(searchQuery(search)))).toEqual({ ok: true, value: search });
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
  [{ changed: "31" }, "“Changed in Cognito” must be one of 1, 7, 30."],
  [{ sort: "colour" }, "“Order” must be one of"],
  [{ page: "0" }, "“Page” must be a page number."],
  [{ q: "x".repeat(129) }, "“Search” is too long."],
  [{ scope: ["a/b", "c/d"] }, "“Scope” is given twice."],
])("%o is an error, and never a wider list", (parameters, sentence) => {
  expect(readSearch(parameters)).toMatchObject({
    ok: false,
    problem: { code: "invalid", message: expect.stringContaining(sentence) },
  });
});

import { expect, test } from "vitest";
import { readSearch } from "@/lib/domain/list/parse";
import { queryOf, troubleOf, viewDraft } from "@/lib/domain/list/saved-view";

const drafted = (draft: { name: string; query: string }) => viewDraft.safeParse(draft);
const searched = (parameters: Record<string, string>) => {
  const search = readSearch(parameters);
  if (!search.ok) throw new Error(search.problem.message);
  return queryOf(search.value);
};

test("a view keeps all of a search but its page, in one order, whatever order it came in", () => {
  const kept = searched({ sort: "-age", scope: "orders/read", q: "old", page: "3" });
  expect(kept).toBe("q=old&scope=orders%2Fread&sort=-age");
  const draft = drafted({ name: "  Old ones ", query: "sort=-age&page=3&scope=orders%2Fread&q=old" });
  expect(draft.data).toEqual({ name: "Old ones", query: kept });
  expect(troubleOf({ query: kept })).toBeNull();
});

test.each([
  ["an unknown filter", "colour=red", "“colour”"],
  ["a filter given twice", "age=30&age=90", "given twice"],
  ["a value that is none", "age=old", "“Oldest secret”"],
  ["nothing", "", "Add a search, a filter or sorting"],
  ["a page alone", "page=2", "Add a search, a filter or sorting"],
  ["empty fields alone", "q=&scope=", "Add a search, a filter or sorting"],
])("%s is no view: it is not saved, and one that was saved says so", (_what, query, words) => {
  expect(drafted({ name: "x", query }).error?.issues[0]?.message).toContain(words);
  expect(troubleOf({ query })?.message).toContain(words);
});

test.each([
  ["no name", "  ", "Give the view a name."],
  ["a name too long", "x".repeat(61), "Use at most 60 characters."],
  ["a name with a line break", "two\nlines", "Use visible characters."],
  ["a name that turns the text round", "a\u202Eb", "Use visible characters."],
])("%s is refused", (_what, name, sentence) => {
  expect(drafted({ name, query: "dead=yes" }).error?.issues[0]?.message).toBe(sentence);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_ITEMS } from "@/lib/domain/run/run";
import {
  isSelected,
  keyOf,
  keysBetween,
  type ListSelection,
  nothingSelected,
  selectedCount,
  selectedWith,
  selectionFields,
  selectionIn,
  selectionText,
} from "@/lib/domain/run/selection";

const key = (id: string | number) => keyOf("eu-west-1_A", String(id));
const keys = (...ids: (string | number)[]) => ids.map(key);
const clients = (...ids: (string | number)[]): ListSelection => ({
  is: "clients",
  keys: new Set(keys(...ids)),
});
const search: ListSelection = { is: "search", query: "owner=team-orders", matches: 212 };

test("clients are selected and cleared, those of other pages stay", () => {
  const two = selectedWith(clients("z"), keys("a", "b"), { keys: keys("a", "b"), isOn: true });
  expect(two).toEqual(clients("z", "a", "b"));
  expect(selectedWith(two, keys("a", "b"), { keys: keys("a"), isOn: false })).toEqual(clients("z", "b"));
  expect(selectedCount(two)).toBe(3);
  expect(isSelected(two, key("b"))).toBe(true);
  expect(isSelected(two, key("c"))).toBe(false);
});

test("everything that a search finds is selected, and clearing one leaves the others of the page", () => {
  expect(isSelected(search, key("anything"))).toBe(true);
  expect(selectedCount(search)).toBe(212);
  expect(selectedWith(search, keys("a", "b", "c"), { keys: keys("b"), isOn: false })).toEqual(
    clients("a", "c"),
  );
});

test("no more clients are selected than a run can change", () => {
  const all = Array.from({ length: MOST_ITEMS }, (_, index) => key(index));
  const full: ListSelection = { is: "clients", keys: new Set(all) };
  expect(selectedCount(selectedWith(full, [], { keys: keys("one-more"), isOn: true }))).toBe(MOST_ITEMS);
});

test.each<[string | null, string, (string | number)[]]>([
  ["b", "d", ["b", "c", "d"]],
  ["d", "b", ["b", "c", "d"]],
  ["b", "b", ["b"]],
  [null, "c", ["c"]],
  ["elsewhere", "c", ["c"]],
])("a range from %s to %s is %j", (from, to, range) => {
  expect(keysBetween(keys("a", "b", "c", "d"), from && key(from), key(to))).toEqual(keys(...range));
});

test("what the browser keeps comes back as it was", () => {
  for (const selection of [nothingSelected, clients("a", "b+c"), search])
    expect(selectionIn(selectionText(selection))).toEqual(selection);
});

test("a text that is no selection selects nothing", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(selectionIn(text)).toEqual(nothingSelected);
    }),
  );
  const kept = JSON.stringify({ is: "clients", keys: [key("a"), "<b>", 7, `${key("a")} b`] });
  expect(selectionIn(kept)).toEqual(clients("a"));
});

test("a draft gets the clients of a selection by pool, in lines that a form can hold, or its search", () => {
  const selection: ListSelection = {
    is: "clients",
    keys: new Set([...Array.from({ length: 451 }, (_, index) => key(index)), keyOf("eu-west-1_B", "other")]),
  };
  const { clients = [] } = selectionFields(selection, "eu-west-1_A");
  expect(clients.map((line) => line.split(" ").length)).toEqual([451, 2, 2]);
  expect(clients.slice(1)).toEqual(["eu-west-1_A 450", "eu-west-1_B other"]);
  expect(selectionFields(search, "eu-west-1_A")).toEqual({ query: "owner=team-orders", pool: "eu-west-1_A" });
  expect(selectionFields(search, null)).toEqual({ query: "owner=team-orders", pool: undefined });
});

import { expect, test } from "vitest";
import { type RunDraft, readDraft, runDraft } from "@/lib/domain/run/draft";
import { MOST_ITEMS } from "@/lib/domain/run/run";

const form = (fields: Partial<RunDraft>) =>
  readDraft(runDraft.parse({ kind: "suspend", scopes: [], clients: ["eu-west-1_a one"], ...fields }));

const fieldsOf = (read: ReturnType<typeof form>) => (read.ok ? {} : read.problem.fields);

test("a form describes a change and the chosen clients, each once, by pool", () => {
  const read = form({
    kind: "set lifetime",
    minutes: "15",
    clients: ["eu-west-1_a one two", "eu-west-1_b three", "eu-west-1_a two four"],
  });
  expect(read).toMatchObject({
    ok: true,
    value: {
      change: { kind: "set lifetime", minutes: 15 },
      selection: {
        is: "chosen",
        clients: new Map([
          ["eu-west-1_a", ["one", "two", "four"]],
          ["eu-west-1_b", ["three"]],
        ]),
      },
    },
  });
});

test("without chosen clients, the search of the list is meant, of one pool or of all", () => {
  const all = form({ clients: [], query: "owner=none" });
  expect(all).toMatchObject({ value: { selection: { is: "found", poolId: null, query: "owner=none" } } });
  const one = form({ clients: [], pool: "eu-west-1_a", query: "" });
  expect(one).toMatchObject({ value: { selection: { is: "found", poolId: "eu-west-1_a", query: "" } } });
});

test("a form without clients and without a search is refused", () => {
  expect(fieldsOf(form({ clients: [] }))).toEqual({ clients: "Choose at least one client." });
  expect(fieldsOf(form({ clients: ["eu-west-1_a"] }))).toEqual({ clients: "Choose at least one client." });
});

test.each([["nowhere one"], ["eu-west-1_a one-two"], ["eu-west-1_a  one"]])(
  "a line that names no clients of a pool is refused: %s",
  (line) => {
    expect(fieldsOf(form({ clients: [line] })).clients).toMatch("doesn’t recognize this selection");
  },
);

test("more clients than one run changes are refused", () => {
  const lines = (count: number) =>
    [0, 1, 2, 3, 4, 5].map((part) =>
      ["eu-west-1_a", ...Array.from({ length: Math.ceil(count / 6) }, (_, at) => `c${part}x${at}`)].join(" "),
    );
  expect(form({ clients: lines(MOST_ITEMS - 10) }).ok).toBe(true);
  expect(fieldsOf(form({ clients: lines(MOST_ITEMS + 10) })).clients).toMatch("at most 10,000");
});

const wrong: [string, Partial<RunDraft>, string][] = [
  ["no scopes", { kind: "add scopes" }, "scopes"],
  ["a scope twice", { kind: "add scopes", scopes: ["a/b", "a/b"] }, "scopes"],
  ["too long a lifetime", { kind: "set lifetime", minutes: "9999" }, "minutes"],
  ["no lifetime", { kind: "set lifetime" }, "minutes"],
  ["neither on nor off", { kind: "switch revocation", isOn: "perhaps" }, "isOn"],
  ["a team that is no group", { kind: "set owner", team: "orders" }, "team"],
  ["no team at all", { kind: "set owner" }, "team"],
  ["no contact at all", { kind: "set contact" }, "contact"],
  ["an unknown kind", { kind: "rename" }, "kind"],
];

test.each(wrong)("%s is refused at its field", (_, fields, field) => {
  expect(Object.keys(fieldsOf(form(fields)))).toEqual([field]);
});

test("a field of another change is refused, not ignored", () => {
  expect(form({ kind: "suspend", minutes: "15" }).ok).toBe(false);
  expect(form({ kind: "suspend", scopes: ["a/b"] }).ok).toBe(false);
});

test("an empty team, contact or ticket removes it", () => {
  expect(form({ kind: "set owner", team: "" })).toMatchObject({ value: { change: { team: null } } });
  expect(form({ kind: "set ticket", ticket: " " })).toMatchObject({ value: { change: { ticket: "" } } });
});

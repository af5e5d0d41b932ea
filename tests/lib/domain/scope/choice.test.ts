import { expect, test } from "vitest";
import { fullScope } from "@/lib/domain/scope";
import { chosenWith, scopeGroups } from "@/lib/domain/scope/choice";

const all = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1).padStart(2, "0"));

const server = (number: string) => ({
  identifier: `service-${number}`,
  name: `Service ${number}`,
  isManaged: false,
  scopes: all(20).map((name) => ({
    full: fullScope(`service-${number}`, name),
    name,
    description: `May do ${name}`,
  })),
});

const servers = all(25).map(server);
const none: ReadonlySet<string> = new Set();
const groups = (view: Partial<Parameters<typeof scopeGroups>[1]> = {}) =>
  scopeGroups(servers, { text: "", kept: none, opened: none, ...view });
const count = (of: "found" | "shown", view = {}) =>
  groups(view).reduce((sum, group) => sum + group[of].length, 0);

test("of 25 resource servers with 20 scopes each all are there, and it is known what is not drawn", () => {
  expect(groups()).toHaveLength(25);
  expect([count("found"), count("shown")]).toEqual([500, 200]);
  expect(groups({ opened: new Set(["service-25"]) }).at(-1)?.shown).toHaveLength(20);
});

test("a search finds scopes of every resource server, by its name too, and draws them", () => {
  expect(groups({ text: " Service-25/20 " }).map(({ shown }) => shown.map(({ full }) => full))).toEqual([
    ["service-25/20"],
  ]);
  expect(groups({ text: "service 24" })).toMatchObject([{ server: { name: "Service 24" } }]);
  expect([count("found", { text: "may do 07" }), count("shown", { text: "may do 07" })]).toEqual([25, 25]);
  expect(groups({ text: "nothing" })).toEqual([]);
});

test("what is chosen is drawn wherever it stands", () => {
  const kept = new Set(all(25).flatMap((it) => [`service-${it}/19`, `service-${it}/20`]));
  const drawn = groups({ kept }).flatMap(({ shown }) => shown.map(({ full }) => full));
  expect([...kept].filter((it) => !drawn.includes(it))).toEqual([]);
  expect(drawn).toHaveLength(200);
});

test("a choice takes as many scopes as a client may have, and tells how many it left", () => {
  const [one, two, three] = servers.map(({ scopes }) => scopes.map(({ full }) => full));
  const first = chosenWith(none, one ?? []);
  expect([first.selected.size, first.left]).toEqual([20, 0]);
  const third = chosenWith(chosenWith(first.selected, two ?? []).selected, three ?? []);
  expect([third.selected.size, third.left]).toEqual([50, 10]);
  expect([...third.selected].at(-1)).toBe("service-03/10");
  expect(chosenWith(third.selected, one ?? [])).toMatchObject({ left: 0 });
  expect(chosenWith(third.selected, ["a/b", "service-01/01"])).toMatchObject({ left: 1 });
});

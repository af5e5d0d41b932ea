import { expect, test } from "vitest";
import { fullScope, REGISTER_SCOPE } from "@/lib/domain/scope";
import {
  choiceFor,
  choiceOfAll,
  chosenWith,
  type ScopeChoice,
  scopeGroups,
  withRegisterScope,
} from "@/lib/domain/scope/choice";

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
const untouched: ReadonlyMap<string, boolean> = new Map();
const groups = (view: Partial<Parameters<typeof scopeGroups>[1]> = {}, among = servers) =>
  scopeGroups(among, { text: "", toggled: untouched, ...view });
const counts = (view = {}, among = servers) => {
  const all = groups(view, among);
  const scopes = (of: typeof all) => of.reduce((sum, { found }) => sum + found.length, 0);
  return { found: scopes(all), drawn: scopes(all.filter(({ isOpen }) => isOpen)) };
};

test("of many resource servers each is there, closed until somebody opens it", () => {
  expect(groups()).toHaveLength(25);
  expect(counts()).toEqual({ found: 500, drawn: 0 });
  expect(counts({ toggled: new Map([["service-25", true]]) })).toEqual({ found: 500, drawn: 20 });
});

test("few scopes, and those of a single resource server, are open until somebody closes them", () => {
  const few = servers.slice(0, 3).map((one) => ({ ...one, scopes: one.scopes.slice(0, 10) }));
  expect(counts({}, few)).toEqual({ found: 30, drawn: 30 });
  expect(counts({ toggled: new Map([["service-01", false]]) }, few)).toEqual({ found: 30, drawn: 20 });
  expect(counts({}, servers.slice(0, 2))).toEqual({ found: 40, drawn: 0 });
  const [one] = servers;
  const big = one ? [{ ...one, scopes: servers.slice(0, 5).flatMap(({ scopes }) => scopes) }] : [];
  expect(counts({}, big)).toEqual({ found: 100, drawn: 100 });
});

test("a search finds scopes of every resource server, by its name too, and draws up to 200 of them", () => {
  expect(groups({ text: " Service-25/20 " }).map(({ found }) => found.map(({ full }) => full))).toEqual([
    ["service-25/20"],
  ]);
  expect(groups({ text: "service 24" })).toMatchObject([{ server: { name: "Service 24" }, isOpen: true }]);
  expect(counts({ text: "may do 07" })).toEqual({ found: 25, drawn: 25 });
  expect(counts({ text: "may" })).toEqual({ found: 500, drawn: 200 });
  expect(counts({ text: "may", toggled: new Map([["service-25", true]]) }).drawn).toBe(220);
  expect(groups({ text: "nothing" })).toEqual([]);
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

const scopesOf = (choice: ScopeChoice) =>
  choice.servers.flatMap(({ scopes }) => scopes.map(({ full }) => full));

test("the scope for registering clients is offered once, whether Cognito lists its resource server or not", () => {
  const offered = withRegisterScope(servers.slice(0, 1));
  expect(offered).toHaveLength(2);
  expect(withRegisterScope(offered)).toBe(offered);
});

test("a client that has the scope for registering clients can lose it, and one that registered itself cannot get it", () => {
  const scopes = [REGISTER_SCOPE];
  const choice = { servers: servers.slice(0, 1), restricted: {} };
  expect(scopesOf(choiceFor(choice, { scopes: [] }))).not.toContain(REGISTER_SCOPE);
  expect(scopesOf(choiceFor(choice, { scopes }))).toContain(REGISTER_SCOPE);
  const registering = { servers: withRegisterScope(choice.servers), restricted: {} };
  const ofAgent = choiceFor(registering, { scopes: [], isSelfRegistered: true });
  expect(ofAgent.servers).toEqual(choice.servers);
});

test("the choice of several pools has each scope once, and restricts what is restricted wherever it is", () => {
  const [first, second] = [server("01"), server("02")];
  const some = { ...first, scopes: first.scopes.slice(0, 2) };
  const [one = "", two = "", three = ""] = first.scopes.map(({ full }) => full);
  const together = choiceOfAll([
    { servers: [some], restricted: { [one]: "Ask team-a.", [two]: "Ask team-a." } },
    { servers: [first, second], restricted: { [one]: "Ask team-b.", [three]: "Ask team-b." } },
  ]);
  expect(together.servers).toEqual([first, second]);
  expect(Object.keys(together.restricted)).toEqual([one, three]);
  expect(choiceOfAll([])).toEqual({ servers: [], restricted: {} });
});

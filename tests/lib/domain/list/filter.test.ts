import { expect, test } from "vitest";
import { askedFirst, fitter, type Terms } from "@/lib/domain/list/filter";
import type { ClientRow, ClientSearch } from "@/lib/domain/list/parse";
import { aRow } from "@/tests/lib/domain/client/client-rows";

const now = Date.parse("2026-06-01T00:00:00Z");
const secret = (createdAt: string) => ({ secretId: createdAt, createdAt });

const directory = {
  scopes: new Set(["https://api/a/read", "https://api/a/read-all", "stock/count"]),
  serverNames: new Map([
    ["https://api/a", "Orders API"],
    ["stock", "Warehouse"],
  ]),
};

const terms: Terms = { now, directory: null, teams: ["team-orders"], maxAgeDays: 90, poolTexts: [] };

const judge = (search: Partial<ClientSearch>, row: ClientRow) =>
  fitter({ page: 1, ...search }, { ...terms, directory })(row);

const row = aRow("Orders-Sync", {
  clientId: "aBc123",
  ownerTeam: "team-orders",
  deadScopes: 1,
  secrets: [secret("2026-01-01T00:00:00.000Z"), secret("2026-05-30T00:00:00.000Z")],
  client: {
    scopes: ["https://api/a/read", "stock/gone"],
    tokenMinutes: 60,
    changedAt: "2026-05-20T00:00:00.000Z",
  },
});

test.each<[Partial<ClientSearch>, Partial<ClientSearch>]>([
  [{ q: "orders" }, { q: "payments" }],
  [{ q: "abc1" }, { q: "abd" }],
  [{ q: "ABC1" }, { q: "ABD" }],
  [{ q: "GONE" }, { q: "count" }],
  [{ q: "api/a" }, { q: "api/b" }],
  [{ q: "orders api" }, { q: "warehouse api" }],
  [{ scope: ["https://api/a/read"] }, { scope: ["https://api/a/read-all"] }],
  [{ scope: ["https://api/a"] }, { scope: ["https://api/b"] }],
  [{ scope: ["a/REA"] }, { scope: ["a/write"] }],
  [{ scope: ["gone"] }, { scope: ["count"] }],
  [{ scope: ["warehouse"] }, { scope: ["Warehouse API"] }],
  [{ server: ["https://api/a"] }, { server: ["https://api"] }],
  [{ owner: ["team-orders"] }, { owner: ["none"] }],
  [{ age: "90" }, { age: "180" }],
  // 151 days: ages are whole days, as the secrets' page counts them.
  [{ age: "150" }, { age: "151" }],
  [{ ageUpTo: "151" }, { ageUpTo: "150" }],
  [
    { age: "90", ageUpTo: "180" },
    { age: "30", ageUpTo: "90" },
  ],
  [{ secrets: ["2"] }, { secrets: ["1"] }],
  [{ lifetime: "60" }, { lifetime: "over-60" }],
  [{ lifetime: "60" }, { lifetime: "15" }],
  [{ changed: "30" }, { changed: "7" }],
  [{ kind: "all" }, { kind: "people" }],
])("%o finds the client, %o does not, and together they do not", (fitting, other) => {
  expect(judge(fitting, row)).toBe("fits");
  expect(judge(other, row)).toBe("does not");
  expect(judge({ dead: "yes", ...other }, row)).toBe("does not");
  expect(judge({ dead: "yes", ...fitting }, row)).toBe("fits");
});

test("a whole scope finds the clients that hold that scope, and none with a longer one", () => {
  const holder = aRow("holder", { client: { scopes: ["https://api/a/read-all"] } });
  expect(judge({ scope: ["https://api/a/read"] }, holder)).toBe("does not");
  expect(judge({ scope: ["https://api/a/rea"] }, holder)).toBe("fits");
  expect(judge({ q: "https://api/a/read" }, holder)).toBe("fits");
});

test("a client is shown with the scopes it was found by first, and the others in their order", () => {
  const holder = aRow("holder", {
    client: { scopes: ["b/one", "https://api/a/read", "stock/count", "c/two"] },
  });
  const shown = (search: Partial<ClientSearch>) => askedFirst({ page: 1, ...search }, directory)(holder);
  const scopes = (search: Partial<ClientSearch>) => shown(search).client?.scopes;
  expect(scopes({ scope: ["count"] })).toEqual(["stock/count", "b/one", "https://api/a/read", "c/two"]);
  expect(scopes({ q: "orders api" })).toEqual(["https://api/a/read", "b/one", "stock/count", "c/two"]);
  expect(scopes({ server: ["c"] })).toEqual(["c/two", "b/one", "https://api/a/read", "stock/count"]);
  expect(scopes({ q: "orders", scope: ["two"] })?.[0]).toBe("c/two");
  expect(shown({ lifetime: "60" })).toBe(holder);
  const unread = aRow("unread", { client: null });
  expect(askedFirst({ page: 1, q: "count" }, directory)(unread)).toBe(unread);
});

test("a client that has not been read may be found by a scope, but by no text that is in no scope", () => {
  const unread = aRow("unread", { client: null });
  expect(judge({ q: "unr" }, unread)).toBe("fits");
  expect(judge({ q: "orders" }, unread)).toBe("unread");
  expect(judge({ q: "nobody" }, unread)).toBe("does not");
  expect(fitter({ page: 1, q: "nobody" }, terms)(unread)).toBe("unread");
});

test("a client without dead scopes, or without a secret, is not among those that have one", () => {
  expect(judge({ dead: "yes" }, aRow("fine"))).toBe("does not");
  expect(judge({ age: "30" }, aRow("public", { secrets: [] }))).toBe("does not");
  expect(judge({ owner: ["none"] }, aRow("nobody's"))).toBe("fits");
});

test("a client that has not been read fits its name and owner, and may fit the rest", () => {
  const unread = aRow("unread", { client: null });
  expect(judge({}, unread)).toBe("fits");
  expect(judge({ owner: ["none"] }, unread)).toBe("fits");
  expect(judge({ scope: ["a/b"] }, unread)).toBe("unread");
  expect(judge({ kind: "people" }, unread)).toBe("unread");
  expect(judge({ changed: "7" }, unread)).toBe("unread");
  expect(judge({ scope: ["a/b"], q: "somebody else" }, unread)).toBe("does not");
  const unlisted = aRow("unlisted", { secrets: null });
  expect([judge({ secrets: ["2"] }, unlisted), judge({ age: "30" }, unlisted), judge({}, unlisted)]).toEqual([
    "unread",
    "unread",
    "fits",
  ]);
});

test("what cannot be told of a client that was read in part leaves it open, unless another filter decides", () => {
  const partly = aRow("partly", { secrets: null, deadScopes: null });
  for (const search of [{ age: "30" }, { secrets: ["0"] }, { dead: "yes" }] as const) {
    expect(judge(search, partly)).toBe("unread");
    expect(judge({ ...search, scope: ["no/such"] }, partly)).toBe("does not");
  }
  expect(judge({}, partly)).toBe("fits");
});

test("clients for people's sign-in are counted apart while only those for machines are asked for", () => {
  const people = aRow("people", { client: { kind: "people" } });
  expect(judge({}, people)).toBe("hidden");
  expect(judge({ lifetime: "15" }, people)).toBe("does not");
  expect(judge({ kind: "all" }, people)).toBe("fits");
  expect(judge({}, aRow("mixed", { client: { kind: "mixed" } }))).toBe("fits");
  const registered = aRow("agent", { client: { isSelfRegistered: true } });
  expect(judge({}, registered)).toBe("fits");
  expect(judge({ kind: "dcr" }, registered)).toBe("fits");
  expect(judge({ kind: "dcr" }, aRow("orders"))).toBe("does not");
});

test("of several values of a filter one is enough, and all filters have to fit", () => {
  expect(judge({ owner: ["none", "team-orders"] }, row)).toBe("fits");
  expect(judge({ scope: ["no/such", "stock/gone"], secrets: ["0", "2"] }, row)).toBe("fits");
  expect(judge({ scope: ["no/such", "stock/gone"], secrets: ["0", "1"] }, row)).toBe("does not");
  expect(judge({ server: ["nobody", "stock"] }, row)).toBe("fits");
  expect(judge({ client: ["orders-sync", "other"] }, row)).toBe("fits");
  expect(judge({ client: ["ABC123"] }, row)).toBe("fits");
  expect(judge({ client: ["orders"] }, row)).toBe("does not");
});

test("my teams are those of the person who asks; somebody without a team has no client", () => {
  expect(judge({ owner: ["mine"] }, row)).toBe("fits");
  const search = { page: 1, owner: ["mine"] };
  for (const teams of [[], ["team-stock"]]) expect(fitter(search, { ...terms, teams })(row)).toBe("does not");
});

test("a secret is overdue by the limit of the settings, and by the findings’ usual one without", () => {
  const young = aRow("young", { secrets: [secret("2026-05-01T00:00:00.000Z")] });
  expect([judge({ overdue: "yes" }, row), judge({ overdue: "yes" }, young)]).toEqual(["fits", "does not"]);
  expect(judge({ overdue: "yes" }, aRow("unlisted", { secrets: null }))).toBe("unread");
  const usual = fitter({ page: 1, overdue: "yes" }, { ...terms, maxAgeDays: null });
  const aged = (days: number) =>
    aRow("aged", { secrets: [secret(new Date(now - days * 86_400_000).toISOString())] });
  expect([usual(aged(182)), usual(aged(179))]).toEqual(["fits", "does not"]);
});

test("clients that get no token, new ones, and those of a team’s name in the text are found", () => {
  const off = aRow("off", { client: { isOAuthOn: false } });
  expect([judge({ off: "yes" }, off), judge({ off: "yes" }, row)]).toEqual(["fits", "does not"]);
  const fresh = aRow("fresh", { client: { createdAt: "2026-05-30T00:00:00.000Z" } });
  expect([judge({ created: "7" }, fresh), judge({ created: "1" }, fresh)]).toEqual(["fits", "does not"]);
  expect(judge({ q: "team-ord" }, row)).toBe("fits");
});

test("quotes around a text are no part of it", () => {
  expect(judge({ q: '"orders-sync"' }, row)).toBe("fits");
  expect(judge({ q: "“stock/gone”" }, row)).toBe("fits");
  expect(judge({ q: '"orders' }, row)).toBe("does not");
});

test("a text that names the pool finds all its clients, in a list of several pools", () => {
  const inProd = fitter({ page: 1, q: "PROD" }, { ...terms, poolTexts: ["prod", "eu-west-1_A"] });
  expect(inProd(row)).toBe("fits");
  expect(judge({ q: "PROD" }, row)).toBe("does not");
});

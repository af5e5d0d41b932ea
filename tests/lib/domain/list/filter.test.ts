import { expect, test } from "vitest";
import { askedFirst, comparer, fitter, isUnplaced } from "@/lib/domain/list/filter";
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

const judge = (search: Partial<ClientSearch>, row: ClientRow) =>
  fitter({ page: 1, ...search }, now, directory)(row);

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
  [{ scope: "https://api/a/read" }, { scope: "https://api/a/read-all" }],
  [{ scope: "https://api/a" }, { scope: "https://api/b" }],
  [{ scope: "a/REA" }, { scope: "a/write" }],
  [{ scope: "gone" }, { scope: "count" }],
  [{ scope: "warehouse" }, { scope: "Warehouse API" }],
  [{ server: "https://api/a" }, { server: "https://api" }],
  [{ owner: "team-orders" }, { owner: "none" }],
  [{ age: "90" }, { age: "180" }],
  // 151 days: ages are whole days, as the secrets' page counts them.
  [{ age: "150" }, { age: "151" }],
  [{ ageUpTo: "151" }, { ageUpTo: "150" }],
  [
    { age: "90", ageUpTo: "180" },
    { age: "30", ageUpTo: "90" },
  ],
  [{ secrets: "2" }, { secrets: "1" }],
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
  expect(judge({ scope: "https://api/a/read" }, holder)).toBe("does not");
  expect(judge({ scope: "https://api/a/rea" }, holder)).toBe("fits");
  expect(judge({ q: "https://api/a/read" }, holder)).toBe("fits");
});

test("a client is shown with the scopes it was found by first, and the others in their order", () => {
  const holder = aRow("holder", {
    client: { scopes: ["b/one", "https://api/a/read", "stock/count", "c/two"] },
  });
  const shown = (search: Partial<ClientSearch>) => askedFirst({ page: 1, ...search }, directory)(holder);
  const scopes = (search: Partial<ClientSearch>) => shown(search).client?.scopes;
  expect(scopes({ scope: "count" })).toEqual(["stock/count", "b/one", "https://api/a/read", "c/two"]);
  expect(scopes({ q: "orders api" })).toEqual(["https://api/a/read", "b/one", "stock/count", "c/two"]);
  expect(scopes({ server: "c" })).toEqual(["c/two", "b/one", "https://api/a/read", "stock/count"]);
  expect(scopes({ q: "orders", scope: "two" })?.[0]).toBe("c/two");
  expect(shown({ lifetime: "60" })).toBe(holder);
  const unread = aRow("unread", { client: null });
  expect(askedFirst({ page: 1, q: "count" }, directory)(unread)).toBe(unread);
});

test("a client that has not been read may be found by a scope, but by no text that is in no scope", () => {
  const unread = aRow("unread", { client: null });
  expect(judge({ q: "unr" }, unread)).toBe("fits");
  expect(judge({ q: "orders" }, unread)).toBe("unread");
  expect(judge({ q: "nobody" }, unread)).toBe("does not");
  expect(fitter({ page: 1, q: "nobody" }, now, null)(unread)).toBe("unread");
});

test("a client without dead scopes, or without a secret, is not among those that have one", () => {
  expect(judge({ dead: "yes" }, aRow("fine"))).toBe("does not");
  expect(judge({ age: "30" }, aRow("public", { secrets: [] }))).toBe("does not");
  expect(judge({ owner: "none" }, aRow("nobody's"))).toBe("fits");
});

test("a client that has not been read fits its name and owner, and may fit the rest", () => {
  const unread = aRow("unread", { client: null });
  expect(judge({}, unread)).toBe("fits");
  expect(judge({ owner: "none" }, unread)).toBe("fits");
  expect(judge({ scope: "a/b" }, unread)).toBe("unread");
  expect(judge({ kind: "people" }, unread)).toBe("unread");
  expect(judge({ changed: "7" }, unread)).toBe("unread");
  expect(judge({ scope: "a/b", q: "somebody else" }, unread)).toBe("does not");
  const unlisted = aRow("unlisted", { secrets: null });
  expect([judge({ secrets: "2" }, unlisted), judge({ age: "30" }, unlisted), judge({}, unlisted)]).toEqual([
    "unread",
    "unread",
    "fits",
  ]);
});

test("what cannot be told of a client that was read in part leaves it open, unless another filter decides", () => {
  const partly = aRow("partly", { secrets: null, deadScopes: null });
  for (const search of [{ age: "30" }, { secrets: "0" }, { dead: "yes" }] as const) {
    expect(judge(search, partly)).toBe("unread");
    expect(judge({ ...search, scope: "no/such" }, partly)).toBe("does not");
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

test("every order puts what is unknown last, whichever way round", () => {
  const rows = [
    aRow("b", { client: { createdAt: "2026-02-01T00:00:00.000Z", tokenMinutes: 5 } }),
    aRow("unread", { client: null }),
    aRow("a", { client: { createdAt: "2026-03-01T00:00:00.000Z", tokenMinutes: 90 } }),
  ];
  const sorted = (sort: ClientSearch["sort"]) => {
    const compare = comparer({ sort, page: 1 });
    return compare ? [...rows].sort(compare).map(({ name }) => name) : null;
  };
  expect(sorted("created")).toEqual(["b", "a", "unread"]);
  expect(sorted("-created")).toEqual(["a", "b", "unread"]);
  expect(sorted("-lifetime")).toEqual(["a", "b", "unread"]);
  expect(sorted("age")?.at(-1)).toBe("unread");
  expect(sorted("name")).toBeNull();
});

test("who stands last because nothing is known of them is told from who has nothing to be sorted by", () => {
  const of = (sort: ClientSearch["sort"], given: ClientRow) => isUnplaced(given, { sort, page: 1 });
  const [unread, unlisted, public_] = [
    aRow("unread", { client: null }),
    aRow("unlisted", { secrets: null }),
    aRow("public", { secrets: [] }),
  ];
  expect([of("-created", unread), of("lifetime", unread), of("age", unread)]).toEqual([true, true, true]);
  expect([of(undefined, unread), of("name", unread), of("-name", unread)]).toEqual([false, false, false]);
  expect([of("-age", unlisted), of("created", unlisted), of("age", public_)]).toEqual([true, false, false]);
});

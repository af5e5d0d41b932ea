import { expect, test } from "vitest";
import { paletteQuery } from "@/lib/domain/palette/query";
import { MOST_RECENT, mayBeSecret, placeOf, recentIn, withPage } from "@/lib/domain/palette/recent";
import { routes } from "@/lib/domain/routes";

const environment = "dev";
const pool = { environment };

test("a path tells the environment and the client of its page", () => {
  expect(placeOf(routes.clientSecrets(pool, "a+b"))).toEqual({ environment, client: "a+b" });
  expect(placeOf(routes.client(pool, "new"))).toEqual({ environment, client: "new" });
  expect(placeOf(routes.newClient(pool))).toEqual({ environment, client: null });
  expect(placeOf(routes.resourceServer(pool, "orders"))).toEqual({ environment, client: null });
  for (const path of [routes.pools, routes.audit, "/"])
    expect(placeOf(path)).toEqual({ environment: null, client: null });
});

test("a mistyped address is about nothing, so that the palette does not ask for it", () => {
  for (const path of ["/pools/eu-west-1_Dev/clients/abc", `/pools/${environment}.`, "/pools/%E0/clients/abc"])
    expect([path, placeOf(path)]).toEqual([path, { environment: null, client: null }]);
  for (const id of ["a-b", "a%2Fb", "a".repeat(129), ""])
    expect([id, placeOf(`/pools/${environment}/clients/${id}`)]).toEqual([id, { environment, client: null }]);
  expect(withPage([], `/pools/${environment}/clients/a-b`)).toEqual([]);
});

test("what an earlier page kept is read without what names no client", () => {
  expect(recentIn("")).toEqual([]);
  expect(
    recentIn(`${environment}/abc,eu-west-1_Dev/abc,${environment}/a-b,${environment},${environment}/a+b`),
  ).toEqual([`${environment}/abc`, `${environment}/a+b`]);
});

test("the client of a page comes first, once, and the oldest goes", () => {
  const pages = Array.from({ length: MOST_RECENT + 2 }, (_, at) => routes.client(pool, `c${at}`));
  const recent = pages.reduce<readonly string[]>(withPage, []);
  expect(recent).toHaveLength(MOST_RECENT);
  expect(withPage(recent, routes.clientTry(pool, "c5")).slice(0, 2)).toEqual([
    `${environment}/c5`,
    `${environment}/c9`,
  ]);
  expect(withPage(recent, routes.audit)).toBe(recent);
});

test("a secret or a token is not sent, names, IDs and scopes are", () => {
  const secret = "q3".repeat(22);
  for (const text of [
    secret,
    `orders ${secret}`,
    `clientele_${secret}`,
    "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.x",
  ])
    expect([text, mayBeSecret(text)]).toEqual([text, true]);
  const shown = [
    "orders-worker",
    "3n4b5urk1ft4fl3mg5e62d9ado",
    "https://api.example.com/orders/invoices.read",
  ];
  for (const text of [
    ...shown,
    "a-very-long-name-of-a-client-that-somebody-made-up-for-the-staging-environment",
  ])
    expect([text, mayBeSecret(text)]).toEqual([text, false]);
});

test("a question is understood as the browser sends it, and refused otherwise", () => {
  expect(paletteQuery.parse({})).toEqual({ q: "", recent: [] });
  expect(
    paletteQuery.parse({ q: "x", environment, client: "abc", recent: `${environment}/a,${environment}/b+c` }),
  ).toEqual({
    q: "x",
    environment,
    client: "abc",
    recent: [
      { environment, clientId: "a" },
      { environment, clientId: "b+c" },
    ],
  });
  const wrong = [
    { q: "x".repeat(129) },
    { recent: "dev" },
    {
      recent: Array(MOST_RECENT + 1)
        .fill(`${environment}/a`)
        .join(),
    },
    { environment: "eu-west-1_Dev" },
    { client: "a/b" },
    { more: "" },
  ];
  for (const query of wrong) expect([query, paletteQuery.safeParse(query).success]).toEqual([query, false]);
});

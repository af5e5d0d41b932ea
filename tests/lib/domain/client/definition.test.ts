import { expect, test } from "vitest";
import { exportable, inOrder, labels, neededBy } from "@/lib/domain/client/definition";

const client = (name: string, clientId: string, ...scopes: string[]) => ({
  clientId,
  name,
  hasSecret: true,
  settings: { scopes },
});
const server = (identifier: string, ...names: string[]) => ({
  identifier,
  name: identifier,
  scopes: names.map((name) => ({ name, description: name })),
});

test("the order is that of names, then of ids, and of scopes inside a resource server", () => {
  const exported = {
    poolId: "p_1",
    region: "eu-west-1",
    clients: [client("b", "1"), client("a", "3"), client("a", "2")],
    servers: [server("z", "b", "a"), server("y")],
  };
  const sorted = inOrder(exported);
  expect(sorted.clients.map(({ clientId }) => clientId)).toEqual(["2", "3", "1"]);
  expect(sorted.servers).toEqual([server("y"), server("z", "a", "b")]);
});

test("clients need the resource servers of their scopes, be the identifier an address, and none for openid", () => {
  const servers = [
    server("https://api.example.com/orders"),
    server("https://api.example.com"),
    server("payments"),
  ];
  const clients = [client("a", "1", "https://api.example.com/orders/read", "openid")];
  expect(neededBy({ poolId: "p_1", region: "eu-west-1", clients, servers })).toEqual([servers[0]]);
});

test("a resource server that Cognito manages is not exported", () => {
  const own = { ...server("own"), scopes: [], isManaged: false };
  expect(exportable([own, { ...own, identifier: "cognito's", isManaged: true }])).toEqual([own]);
});

test.each([
  ["_", ["Orders API", "orders-api", "9 lives", "…", "", "a".repeat(256)]],
  ["", ["Orders API", "orders-api", "9 lives", "…", "", "a".repeat(256)]],
] as const)("labels with %o between words are all legal, different and short", (separator, names) => {
  const made = labels(names, separator);
  expect(new Set(made.map((it) => it.toLowerCase())).size).toBe(names.length);
  for (const label of made)
    expect(label).toMatch(separator ? /^[a-z][a-z0-9_]{0,104}$/ : /^[A-Z][A-Za-z0-9]{0,104}$|^a+$/i);
  expect(made.slice(0, 2)).toEqual(separator ? ["orders_api", "orders_api_2"] : ["OrdersAPI", "OrdersApi2"]);
});

import { expect, test } from "vitest";
import {
  compareState,
  differentClients,
  importsOf,
  removalsOf,
  surelyGone,
} from "@/lib/domain/export/terraform-drift";
import type { StateObject, TerraformState } from "@/lib/domain/export/terraform-state";

const clientObject = (id: string | null, attributes: object = {}): StateObject => ({
  kind: "client",
  address: `aws_cognito_user_pool_client.m2m["${id}"]`,
  poolId: "p_1",
  id,
  name: "orders",
  attributes: { ...attributes },
});
const serverObject = (id: string, ...scopes: string[]): StateObject => ({
  kind: "resource server",
  address: `aws_cognito_resource_server.${id}`,
  poolId: "p_1",
  id,
  name: id,
  attributes: { scope: scopes.map((it) => ({ scope_name: it, scope_description: `May ${it}` })) },
});
const server = (identifier: string, ...scopes: string[]) => ({
  identifier,
  name: identifier,
  scopes: scopes.map((name) => ({ name, description: `May ${name}` })),
});
const pool = {
  poolId: "p_1",
  region: "eu-west-1",
  clients: [
    { clientId: "a", name: "orders" },
    { clientId: "d", name: "billing" },
  ],
  servers: [server("same", "read", "write"), server("changed", "read"), server("new", "read")],
  managedServers: ["cognitos-own"],
};
/** What a file says, with all of `objects` in its state. */
const file = (objects: StateObject[], more: Partial<TerraformState> = {}): TerraformState => ({
  form: "state",
  poolIds: ["p_1"],
  objects,
  held: objects,
  endings: [],
  drifted: [],
  taken: objects.map(({ address }) => address),
  unread: [],
  ...more,
});

test("clients and resource servers are told apart by where they are", () => {
  const objects = [
    clientObject("a"),
    clientObject("gone"),
    clientObject(null),
    { ...clientObject("d"), poolId: "p_2" },
    serverObject("same", "write", "read"),
    serverObject("changed", "read", "extra"),
    serverObject("old", "read"),
  ];
  const drift = compareState(file(objects, { poolIds: ["p_1", "p_2"] }), pool);
  expect(drift?.onlyInPool.clients).toEqual([{ clientId: "d", name: "billing" }]);
  expect(drift?.onlyInPool.servers.map(({ identifier }) => identifier)).toEqual(["new"]);
  expect(drift?.onlyInCode.map(({ id }) => id)).toEqual(["gone", null, "old"]);
  expect(drift?.clientsInBoth.map(({ id }) => id)).toEqual(["a"]);
  expect(drift?.differentServers).toMatchObject([
    { object: { id: "changed" }, attributes: [{ name: "scope" }] },
  ]);
});

test("a file about another pool is not compared at all", () => {
  expect(compareState(file([], { poolIds: ["p_2"] }), pool)).toBeNull();
  expect(compareState(file([]), pool)?.onlyInPool.clients).toHaveLength(2);
});

test("what differs is named as Terraform names it, and the order of scopes is no difference", () => {
  const inCode = clientObject("a", {
    allowed_oauth_scopes: ["s/b", "s/a"],
    callback_urls: null,
    token_validity_units: [{ access_token: "minutes", id_token: "" }],
  });
  const settings = { scopes: ["s/a", "s/b"], callbackUrls: [], accessTokenUnit: "minutes" };
  const client = { clientId: "a", name: "orders", hasSecret: true, settings };
  expect(differentClients([inCode], [client])).toEqual([]);
  const other = { ...client, name: "x", settings: { scopes: ["s/a"], accessTokenUnit: "hours" } };
  expect(differentClients([inCode], [other])[0]?.attributes).toEqual([
    { name: "name", inCode: "orders", inPool: "x" },
    { name: "allowed_oauth_scopes", inCode: "s/a, s/b", inPool: "s/a" },
    { name: "token_validity_units.access_token", inCode: "minutes", inPool: "hours" },
  ]);
  const without = { ...client, settings: { accessTokenUnit: "minutes" } };
  expect(differentClients([inCode], [without])[0]?.attributes).toEqual([
    { name: "allowed_oauth_scopes", inCode: "s/a, s/b", inPool: "not set" },
  ]);
});

const onlyNew = { onlyInPool: { ...pool, servers: [server("new", "read")] }, taken: [], unread: [] };

test("what only the pool has gets import blocks, and what is surely gone a line to forget it", () => {
  const imports = importsOf(onlyNew);
  expect(imports).toContain('to = aws_cognito_resource_server.new\n  id = "p_1|new"');
  expect(imports).toContain('to = aws_cognito_user_pool_client.billing\n  id = "p_1/d"');
  expect(removalsOf([clientObject("gone")])).toBe(
    `terraform state rm 'aws_cognito_user_pool_client.m2m["gone"]'\n`,
  );
});

test("only what Cognito said it does not have is surely gone", () => {
  const objects = [clientObject("gone"), clientObject("unasked"), clientObject(null), serverObject("old")];
  expect(surelyGone(objects, new Set(["gone"])).map(({ id }) => id)).toEqual(["gone", "old"]);
});

test("a resource server that Cognito manages is in the pool", () => {
  expect(compareState(file([serverObject("cognitos-own")]), pool)?.onlyInCode).toEqual([]);
});

test("what the state holds, and a plan takes away, is neither only in the pool nor only in code", () => {
  const ending = { ...clientObject("d"), address: "aws_cognito_user_pool_client.two" };
  const drift = compareState(
    file([clientObject("a")], { held: [ending], endings: [{ object: ending, how: "destroys" }] }),
    pool,
  );
  expect(drift?.onlyInPool.clients).toEqual([]);
  expect(drift?.endings).toHaveLength(1);
  const remade = { ...clientObject(null), address: ending.address };
  const replaced = compareState(
    file([remade], { held: [ending], endings: [{ object: ending, how: "replaces" }] }),
    pool,
  );
  expect(replaced?.onlyInCode).toEqual([]);
});

test("no import block is for an address that the file has, whatever its index and its case", () => {
  const taken = [
    'aws_cognito_user_pool_client.Billing["x"]',
    "aws_cognito_user_pool_client.billing_2",
    "aws_cognito_resource_server.new[0]",
    "module.m.aws_cognito_user_pool_client.billing_3",
  ];
  const imports = importsOf({ ...onlyNew, taken });
  expect(imports).toContain("to = aws_cognito_user_pool_client.billing_3\n");
  expect(imports).toContain("to = aws_cognito_resource_server.new_2\n");
});

test("no import block is given where part of the file could not be read", () => {
  expect(importsOf({ ...onlyNew, unread: ["aws_cognito_user_pool_client.odd"] })).toBe("");
});

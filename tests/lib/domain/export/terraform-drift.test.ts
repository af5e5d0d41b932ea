import { expect, test } from "vitest";
import { compareState, differentClients, importsOf, removalsOf } from "@/lib/domain/export/terraform-drift";
import type { StateObject } from "@/lib/domain/export/terraform-state";

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
};

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
  const drift = compareState({ poolIds: ["p_1", "p_2"], objects }, pool);
  expect(drift?.onlyInPool.clients).toEqual([{ clientId: "d", name: "billing" }]);
  expect(drift?.onlyInPool.servers.map(({ identifier }) => identifier)).toEqual(["new"]);
  expect(drift?.onlyInCode.map(({ id }) => id)).toEqual(["gone", null, "old"]);
  expect(drift?.clientsInBoth.map(({ id }) => id)).toEqual(["a"]);
  expect(drift?.differentServers).toMatchObject([{ object: { id: "changed" }, attributes: ["scope"] }]);
});

test("a file about another pool is not compared at all", () => {
  expect(compareState({ poolIds: ["p_2"], objects: [] }, pool)).toBeNull();
  expect(compareState({ poolIds: ["p_1"], objects: [] }, pool)?.onlyInPool.clients).toHaveLength(2);
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
  expect(differentClients([inCode], [other])).toMatchObject([
    { attributes: ["name", "allowed_oauth_scopes", "token_validity_units"] },
  ]);
});

test("what only the pool has gets import blocks, and what only the code has a line to forget it", () => {
  const imports = importsOf({ ...pool, servers: [server("new", "read")] });
  expect(imports).toContain('to = aws_cognito_resource_server.new\n  id = "p_1|new"');
  expect(imports).toContain('to = aws_cognito_user_pool_client.billing\n  id = "p_1/d"');
  expect(removalsOf([clientObject("gone"), clientObject(null)])).toBe(
    `terraform state rm 'aws_cognito_user_pool_client.m2m["gone"]'\n`,
  );
});

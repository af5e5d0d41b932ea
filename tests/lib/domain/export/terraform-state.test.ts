import { expect, test } from "vitest";
import { readTerraformState } from "@/lib/domain/export/terraform-state";

const client = { user_pool_id: "p_1", id: "a", name: "orders", client_secret: "x" };
const server = { user_pool_id: "p_1", identifier: "https://api", name: "api", scope: [] };
const resource = { mode: "managed", type: "aws_cognito_user_pool_client", name: "m2m" };
const stateFile = {
  version: 4,
  resources: [
    { ...resource, module: "module.x", instances: [{ index_key: "k", attributes: client }] },
    { ...resource, type: "aws_cognito_user_pool", instances: [{ attributes: { id: "p_2" } }] },
    { ...resource, type: "aws_cognito_resource_server", instances: [{ attributes: server }] },
    { ...resource, mode: "data", name: "read", instances: [{ attributes: client }] },
  ],
};

test("a state file tells its clients and resource servers by address, without secrets, and the pools it is about", () => {
  const read = readTerraformState(JSON.stringify(stateFile));
  expect(read).toMatchObject({
    poolIds: ["p_1", "p_2"],
    objects: [
      { kind: "client", address: 'module.x.aws_cognito_user_pool_client.m2m["k"]', id: "a" },
      { kind: "resource server", address: "aws_cognito_resource_server.m2m", id: "https://api" },
    ],
  });
  expect(JSON.stringify(read)).not.toContain("client_secret");
});

const shown = (...all: object[]) => ({
  root_module: {
    child_modules: [{ resources: all.map((it) => ({ address: "m.c", type: resource.type, values: it })) }],
  },
});

test("what terraform show prints of a state is read too", () => {
  const read = readTerraformState(JSON.stringify({ values: shown(client) }));
  expect(read?.objects).toMatchObject([{ address: "m.c", name: "orders", id: "a" }]);
});

/** The change of a client in a plan: what there was before it, and what is done. */
const change = (address: string, before: object | null, ...actions: string[]) => ({
  address,
  mode: "managed",
  type: resource.type,
  change: { actions, before },
});
const plan = (parts: object) => readTerraformState(JSON.stringify({ format_version: "1.2", ...parts }));

test("of a plan, what it leads to is what code says, with the clients that it will make", () => {
  const made = { user_pool_id: "p_1", name: "new" };
  const read = plan({ planned_values: shown(client, made), prior_state: { values: shown(client) } });
  expect(read?.objects).toMatchObject([{ id: "a" }, { id: null, name: "new" }]);
  expect(read?.held).toMatchObject([{ id: "a" }]);
  expect(read?.unread).toEqual([]);
});

const two = { ...client, id: "b", name: "two" };

test("what a plan deletes is held, and named as destroyed, whether the state before it is in the file or not", () => {
  const gone = change("aws_cognito_user_pool_client.two", two, "delete");
  for (const prior of [{ prior_state: { values: shown(client, two) } }, {}]) {
    const read = plan({ planned_values: shown(client), resource_changes: [gone], ...prior });
    expect(read?.objects.map(({ id }) => id)).toEqual(["a"]);
    expect(read?.held.map(({ id }) => id)).toContain("b");
    expect(read?.endings).toMatchObject([{ how: "destroys", object: { id: "b", name: "two" } }]);
  }
});

test.each([
  [["delete", "create"], "replaces"],
  [["create", "delete"], "replaces"],
  [["forget"], "forgets"],
  [["delete"], "destroys"],
])("the actions %s: the plan %s it", (actions, how) => {
  const read = plan({
    planned_values: shown({ user_pool_id: "p_1", name: "two" }),
    resource_changes: [change("m.c", two, ...actions)],
  });
  expect(read?.endings).toMatchObject([{ how, object: { id: "b" } }]);
  expect(read?.held).toMatchObject([{ id: "b" }]);
});

test("a plan that only refreshes is read by what is before it, with what changed outside", () => {
  const read = plan({
    planned_values: { root_module: {} },
    prior_state: { values: shown(client, two) },
    resource_drift: [change("m.c", two, "update")],
  });
  expect(read?.objects.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(read?.drifted).toMatchObject([{ id: "b" }]);
  expect(read?.endings).toEqual([]);
});

test("a plan that destroys everything is read by what is before it, all of which it ends", () => {
  const read = plan({
    planned_values: { root_module: {} },
    prior_state: { values: shown(client, two) },
    resource_changes: [change("m.c", client, "delete"), change("m.d", two, "delete")],
  });
  expect(read?.poolIds).toEqual(["p_1"]);
  expect(read?.objects).toHaveLength(2);
  expect(read?.endings.map(({ how }) => how)).toEqual(["destroys", "destroys"]);
});

test("a deposed client is held, and the next apply destroys it", () => {
  const instances = [{ attributes: client }, { deposed: "0a1b", attributes: two }];
  const read = readTerraformState(JSON.stringify({ version: 4, resources: [{ ...resource, instances }] }));
  expect(read?.objects.map(({ id }) => id)).toEqual(["a"]);
  expect(read?.held.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(read?.endings).toMatchObject([{ how: "destroys", object: { id: "b" } }]);
});

test("a client that Terraform adopted under another type is in code", () => {
  const type = "aws_cognito_managed_user_pool_client";
  const adopted = { ...client, name_pattern: "^AmazonOpenSearchService" };
  const resources = [{ ...resource, type, instances: [{ attributes: adopted }] }];
  const read = readTerraformState(JSON.stringify({ version: 4, resources }));
  expect(read?.objects).toMatchObject([{ kind: "client", id: "a", address: `${type}.m2m` }]);
});

test("every address is taken, of what stays, goes and is only configured; what cannot be read is named", () => {
  const state = {
    version: 4,
    resources: [
      { ...resource, instances: [{ index_key: null, attributes: client }] },
      { ...resource, name: "old", instances: [{ attributes_flat: { id: "x" } }] },
      { ...resource, type: "aws_s3_bucket", name: "other", instances: [{ attributes_flat: {} }] },
    ],
  };
  const read = readTerraformState(JSON.stringify(state));
  const all = ["aws_cognito_user_pool_client.m2m", "aws_cognito_user_pool_client.old"];
  expect(read?.taken).toEqual(all);
  expect(read?.unread).toEqual([all[1]]);
  const configured = plan({
    planned_values: shown(client),
    resource_changes: [change("aws_cognito_user_pool_client.gone", two, "delete")],
    configuration: {
      root_module: { resources: [{ address: "aws_cognito_user_pool_client.none", type: resource.type }] },
    },
  });
  expect(configured?.taken).toEqual([
    "m.c",
    "aws_cognito_user_pool_client.gone",
    "aws_cognito_user_pool_client.none",
  ]);
  expect(configured?.unread).toEqual([]);
});

test("a client that a plan makes in a pool which it makes too is no client that could not be read", () => {
  const read = plan({ planned_values: shown({ name: "new" }), prior_state: { values: shown(client) } });
  expect(read?.unread).toEqual([]);
});

test.each(["", "no JSON", "{}", "[]", '{"version":3}'])("%s is no state", (text) => {
  expect(readTerraformState(text)).toBeNull();
});

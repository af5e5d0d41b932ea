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

test("of a plan, what it leads to is what code says, with the clients that it will make", () => {
  const made = { user_pool_id: "p_1", name: "new" };
  const plan = { planned_values: shown(client, made), prior_state: { values: shown() } };
  expect(readTerraformState(JSON.stringify(plan))?.objects).toMatchObject([
    { id: "a" },
    { id: null, name: "new" },
  ]);
});

test.each(["", "no JSON", "{}", "[]", '{"version":3}'])("%s is no state", (text) => {
  expect(readTerraformState(text)).toBeNull();
});

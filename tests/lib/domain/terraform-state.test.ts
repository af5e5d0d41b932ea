import { expect, test } from "vitest";
import { compareNames, differencesOf, readTerraformState } from "@/lib/domain/terraform-state";

const client = {
  user_pool_id: "p_1",
  id: "a",
  name: "orders",
  allowed_oauth_scopes: ["s/b", "s/a"],
  client_secret: "x",
};
const resource = { mode: "managed", type: "aws_cognito_user_pool_client", name: "m2m" };
const stateFile = {
  version: 4,
  resources: [
    { ...resource, module: "module.x", instances: [{ index_key: "k", attributes: client }] },
    { ...resource, type: "aws_cognito_user_pool", instances: [{ attributes: { id: "p_1" } }] },
  ],
};
const root = { child_modules: [{ resources: [{ address: "m.c", type: resource.type, values: client }] }] };

test("a state file tells its clients by address, without their secrets", () => {
  const [found] = readTerraformState(JSON.stringify(stateFile)) ?? [];
  expect(found).toMatchObject({ address: 'module.x.aws_cognito_user_pool_client.m2m["k"]', clientId: "a" });
  expect(JSON.stringify(found)).not.toContain("client_secret");
});

test.each([
  ["state", { values: { root_module: root } }],
  ["plan", { planned_values: { root_module: {} }, prior_state: { values: { root_module: root } } }],
])("what terraform show prints of a %s is read too", (_, shown) => {
  expect(readTerraformState(JSON.stringify(shown))).toMatchObject([{ address: "m.c", name: "orders" }]);
});

test.each(["", "no JSON", "{}", "[]", '{"version":3}'])("%s is no state", (text) => {
  expect(readTerraformState(text)).toBeNull();
});

test("clients are told apart by where they are, and those of another pool are left out", () => {
  const [one] = readTerraformState(JSON.stringify(stateFile)) ?? [];
  if (!one) throw new Error("No client was read.");
  const state = [one, { ...one, clientId: "b" }, { ...one, clientId: "c", poolId: "p_2" }];
  const drift = compareNames(state, "p_1", [
    { clientId: "a", name: "orders" },
    { clientId: "d", name: "billing" },
  ]);
  expect(drift).toMatchObject({
    onlyInPool: [{ clientId: "d" }],
    onlyInCode: [{ clientId: "b" }],
    inBoth: [{ clientId: "a" }],
  });
});

test("what differs is named as Terraform names it, and the order of scopes is no difference", () => {
  const [one] = readTerraformState(JSON.stringify(stateFile)) ?? [];
  if (!one) throw new Error("No client was read.");
  const same = {
    clientId: "a",
    name: "orders",
    hasSecret: true,
    settings: { scopes: ["s/a", "s/b"], callbackUrls: [] },
  };
  expect(differencesOf(one, same)).toEqual([]);
  expect(differencesOf(one, { ...same, name: "x", settings: { scopes: ["s/a"] } })).toEqual([
    "name",
    "allowed_oauth_scopes",
  ]);
});

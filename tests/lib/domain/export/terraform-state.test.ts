import { expect, test } from "vitest";
import { readTerraformFile } from "@/lib/domain/export/terraform-state";
import { kept, printed, shown, state } from "./field/found";

const read = (content: object) => {
  const file = readTerraformFile("state.json", JSON.stringify(content));
  if (file.is === "refused") throw new Error(file.refusal.what);
  return file.state;
};

const inModule = `module.x["$$\{y}"]`;
const client = { user_pool_id: "p_1", id: "a", name: "orders", client_secret: "x" };
const server = { user_pool_id: "p_1", identifier: "https://api", name: "api", scope: [] };

test("a state file tells its clients and resource servers by address, without secrets, and the pools it is about", () => {
  const found = read(
    state(
      kept("aws_cognito_user_pool_client", "m2m", [{ index_key: "k", attributes: client }], {
        module: inModule,
      }),
      kept("aws_cognito_user_pool", "m2m", [{ attributes: { id: "p_2" } }]),
      kept("aws_cognito_resource_server", "m2m", [{ attributes: server }]),
      kept("aws_cognito_user_pool_client", "read", [{ attributes: client }], { mode: "data" }),
    ),
  );
  expect(found).toMatchObject({
    poolIds: ["p_1", "p_2"],
    objects: [
      { kind: "client", address: `${inModule}.aws_cognito_user_pool_client.m2m["k"]`, id: "a" },
      { kind: "resource server", address: "aws_cognito_resource_server.m2m", id: "https://api" },
    ],
  });
  expect(JSON.stringify(found)).not.toContain("client_secret");
});

test("what terraform show prints is read in modules of any depth", () => {
  const inner = { resources: [shown("module.a.module.b.aws_cognito_user_pool_client.c", client)] };
  const child_modules = [{ child_modules: [inner] }];
  const found = read({ ...printed(), values: { root_module: { child_modules } } });
  expect(found.objects).toMatchObject([{ name: "orders", id: "a" }]);
});

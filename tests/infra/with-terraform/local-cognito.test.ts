import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  AddUserPoolClientSecretCommand,
  DeleteUserPoolClientSecretCommand,
  DescribeResourceServerCommand,
  ListUserPoolClientSecretsCommand,
  ListUserPoolsCommand,
  UpdateResourceServerCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { policyOf } from "@/tests/infra/iam/policies";
import { allows } from "@/tests/infra/iam/simulator";
import { localInfra } from "@/tests/infra/local-infra";
import { infraFolder, init, newWorkspace } from "@/tests/infra/terraform";

// One story in order: each step stands on the one before, as in the life of a pool.
describe("infra/ applied to an empty local Cognito", { timeout: 60_000, shuffle: false }, () => {
  let infra: Awaited<ReturnType<typeof localInfra>>;
  const console = {
    base_urls: ["http://localhost:3999"],
    admin_emails: ["ada@example.com"],
    teams: ["orders"],
  };
  beforeAll(async () => {
    infra = await localInfra();
    infra.set({ console });
    await fetch(`${infra.cognito.url}/_local/journal`, { method: "DELETE" });
    await infra.apply();
  });
  afterAll(() => infra.stop());

  const tokenFor = async (scope: string) => {
    const { token_endpoint = "", cognito_app_client_id, cognito_app_client_secret } = await infra.outputs();
    const authorization = `Basic ${btoa(`${cognito_app_client_id}:${cognito_app_client_secret}`)}`;
    const body = new URLSearchParams({ grant_type: "client_credentials", scope });
    return fetch(token_endpoint, { method: "POST", headers: { authorization }, body });
  };

  const calls = async (): Promise<string[]> => {
    const { calls: made } = await (await fetch(`${infra.cognito.url}/_local/journal`)).json();
    return [...new Set<string>(made.map((it: { operation: string }) => it.operation))];
  };

  test("a second plan says that nothing changes", async () => {
    expect(await infra.planNothing()).toContain("No changes.");
  });

  test("its outputs get a token for one scope and for both", async () => {
    for (const scope of [
      "auth-resource-server/custom-scope.read",
      "auth-resource-server/custom-scope.read auth-resource-server/custom-scope.write",
    ]) {
      const answer = await tokenFor(scope);
      expect(await answer.json()).toMatchObject({ token_type: "Bearer", expires_in: 3600 });
    }
  });

  test("a pool that is there is taken over without a change to pool, server or client", async () => {
    const { user_pool_id = "", cognito_app_client_id = "", domain = "" } = await infra.outputs();
    const other = await newWorkspace(infra.standIn);
    try {
      await init(other);
      const values = {
        region: "eu-west-1",
        local_endpoint: infra.cognito.url,
        deletion_protection: false,
        mfa_configuration: "OFF",
        domain_prefix: domain,
        import_ids: {
          user_pool_id,
          domain,
          resource_servers: { main: "auth-resource-server" },
          clients: { default: cognito_app_client_id },
        },
        console: null,
      };
      writeFileSync(join(other.folder, "terraform.tfvars.json"), JSON.stringify(values));
      const { output } = await other.run("plan", "-input=false", "-no-color");
      expect(output).toContain("Plan: 4 to import, 0 to add, 0 to change, 0 to destroy.");
      values.import_ids.clients.default = "0absent0";
      writeFileSync(join(other.folder, "terraform.tfvars.json"), JSON.stringify(values));
      const absent = await other.run("plan", "-input=false", "-no-color");
      expect(absent).toMatchObject({ status: 1, output: expect.stringContaining("0absent0") });
    } finally {
      other.remove();
    }
  });

  test("a rotation changes no resource", async () => {
    const { user_pool_id: UserPoolId, cognito_app_client_id: ClientId } = await infra.outputs();
    const { ClientSecrets = [] } = await infra.cognito.sdk.send(
      new ListUserPoolClientSecretsCommand({ UserPoolId, ClientId }),
    );
    await infra.cognito.sdk.send(new AddUserPoolClientSecretCommand({ UserPoolId, ClientId }));
    expect(await infra.planNothing()).toContain("No changes.");
    await infra.cognito.sdk.send(
      new DeleteUserPoolClientSecretCommand({
        UserPoolId,
        ClientId,
        ClientSecretId: ClientSecrets[0]?.ClientSecretId,
      }),
    );
    expect(await infra.changes()).toEqual([]);
    await infra.apply();
    expect(await infra.planNothing()).toContain("No changes.");
    expect(await infra.outputs()).toMatchObject({
      cognito_app_client_secret: "",
      clients_with_rotated_secret: ["default"],
    });
  });

  test("a scope that somebody adds in the pool is taken back by the next apply", async () => {
    const { user_pool_id: UserPoolId } = await infra.outputs();
    const Identifier = "auth-resource-server";
    const { ResourceServer } = await infra.cognito.sdk.send(
      new DescribeResourceServerCommand({ UserPoolId, Identifier }),
    );
    const Scopes = [
      ...(ResourceServer?.Scopes ?? []),
      { ScopeName: "strange", ScopeDescription: "Made by hand" },
    ];
    await infra.cognito.sdk.send(
      new UpdateResourceServerCommand({ UserPoolId, Identifier, Name: Identifier, Scopes }),
    );
    expect(await infra.changes()).toEqual(['update aws_cognito_resource_server.this["main"]']);
  });

  test("a scope that is added reaches server and client by one apply", async () => {
    const scopes = ["custom-scope.read", "custom-scope.write", "extra"];
    infra.set({
      console,
      resource_servers: {
        main: {
          identifier: "auth-resource-server",
          scopes: Object.fromEntries(scopes.map((it) => [it, `May ${it}`])),
        },
      },
      m2m_clients: { default: { scopes: { main: scopes } } },
    });
    expect(await infra.apply()).toContain("0 added, 2 changed, 0 destroyed");
    expect(await infra.planNothing()).toContain("No changes.");
  });

  test("destroying it leaves nothing", async () => {
    await infra.succeed("destroy", "-auto-approve", "-input=false");
    expect((await infra.cognito.sdk.send(new ListUserPoolsCommand({ MaxResults: 60 }))).UserPools).toEqual(
      [],
    );
  });

  test("the deployer's policy allows every call that this took", async () => {
    const deployer = policyOf(infraFolder, "deployer");
    const tags = { "aws:RequestTag/Project": "m2m", "aws:ResourceTag/Project": "m2m" };
    const ofTheTest = [
      "AddUserPoolClientSecret",
      "DeleteUserPoolClientSecret",
      "ListUserPoolClientSecrets",
      "ListUserPools",
      "token",
    ];
    const made = await calls();
    expect(made).toEqual(
      expect.arrayContaining(["CreateUserPool", "CreateManagedLoginBranding", "AdminAddUserToGroup"]),
    );
    const denied = made.filter(
      (it) =>
        !ofTheTest.includes(it) &&
        !["*", "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/x"].some((resource) =>
          allows(deployer, { action: `cognito-idp:${it}`, resource, context: tags }),
        ),
    );
    expect(denied).toEqual([]);
  });
});

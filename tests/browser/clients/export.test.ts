import { readFileSync } from "node:fs";
import {
  DescribeUserPoolClientCommand,
  ListResourceServersCommand,
  ListUserPoolClientsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect, type Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { test } from "@/tests/browser/kit/test";
import { checkModule } from "@/tests/infra/check-module";
import { bodies, parseModule } from "@/tests/infra/module";
import { inPool } from "@/tests/kit/in-pool";

/** Downloads what is shown and gives its text. */
async function downloaded(page: Page): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download", exact: true }).click(),
  ]);
  return readFileSync(await file.path(), "utf8");
}

test("a viewer gets one client as Terraform that fits the provider, in every form without its secret", async ({
  page,
  signIn,
  cognito,
}) => {
  const UserPoolId = cognito.pools.dev;
  const { UserPoolClients = [] } = await cognito.api.send(
    new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }),
  );
  const ClientId =
    UserPoolClients.find(({ ClientName }) => ClientName === "orders-api")?.ClientId ??
    UserPoolClients[0]?.ClientId ??
    "";
  const { UserPoolClient } = await cognito.api.send(
    new DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
  );
  const secret = UserPoolClient?.ClientSecret ?? "no secret";

  await signIn(page, "viewer");
  await page.goto(routes.client(inPool(UserPoolId), ClientId));
  await page.getByRole("link", { name: "Export", exact: true }).last().click();
  await expect(page.getByRole("region", { name: "clientele.tf" })).toContainText(`${UserPoolId}/${ClientId}`);
  const module = await parseModule({ "export.tf": await downloaded(page) });
  expect(checkModule(module)).toEqual([]);
  expect(bodies(module, "resource", "aws_cognito_user_pool_client")).toHaveLength(1);

  for (const form of [
    "Terraform, import blocks only",
    "CloudFormation",
    "CDK",
    "AWS CLI",
    "JSON",
    "Terraform",
  ]) {
    await page.getByRole("radio", { name: form, exact: true }).check();
    const text = await downloaded(page);
    expect(text).not.toContain(secret);
    expect(text.length).toBeGreaterThan(50);
  }
  await page.getByRole("checkbox", { name: "Pool ID as a variable" }).check();
  expect(await downloaded(page)).toContain('default     = "');
});

test("a viewer exports chosen clients and resource servers, and all of a pool", async ({
  page,
  signIn,
  cognito,
}) => {
  const UserPoolId = cognito.pools.prod;
  const [{ UserPoolClients = [] }, { ResourceServers = [] }] = await Promise.all([
    cognito.api.send(new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 })),
    cognito.api.send(new ListResourceServersCommand({ UserPoolId, MaxResults: 50 })),
  ]);
  await signIn(page, "viewer");
  await page.goto(routes.poolExport(inPool(UserPoolId)));
  const clients = page.getByRole("group", { name: "App clients" }).getByRole("checkbox");
  const servers = page.getByRole("group", { name: "Resource servers" }).getByRole("checkbox");
  await servers.nth(0).check();
  await page.getByRole("button", { name: "Export selected (1)" }).click();
  await page.getByRole("radio", { name: "JSON", exact: true }).check();
  expect(JSON.parse(await downloaded(page))).toMatchObject({ clients: [], servers: [{}] });
  await page.getByRole("button", { name: "Change selection" }).click();
  await clients.nth(0).check();
  await clients.nth(1).check();
  await page.getByRole("button", { name: "Export selected (3)" }).click();
  const exported = page.getByRole("region", { name: "clientele.tf" });
  await expect(exported).toContainText("aws_cognito_user_pool_client");
  await page.getByRole("radio", { name: "JSON", exact: true }).check();
  expect(JSON.parse(await downloaded(page)).clients).toHaveLength(2);
  await page.getByRole("button", { name: "Change selection" }).click();
  await page.getByRole("button", { name: /^Export all \(\d+\)$/ }).click();
  await expect(exported).toContainText(UserPoolClients.at(-1)?.ClientId ?? "");
  await page.getByRole("radio", { name: "JSON", exact: true }).check();
  const all = JSON.parse(await downloaded(page));
  expect(all.clients.length).toBeGreaterThanOrEqual(UserPoolClients.length);
  expect(all.servers.length).toBeGreaterThanOrEqual(ResourceServers.length);
});

test("a state file is compared with the pool, and of it ids alone leave the browser", async ({
  page,
  signIn,
  cognito,
}) => {
  const UserPoolId = cognito.pools.prod;
  const { UserPoolClients = [] } = await cognito.api.send(
    new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }),
  );
  const [known] = UserPoolClients;
  const resource = (type: string, ...all: object[]) => ({
    mode: "managed",
    type,
    name: "all",
    instances: all.map((it) => ({ attributes: { user_pool_id: UserPoolId, ...it } })),
  });
  const state = {
    version: 4,
    resources: [
      resource(
        "aws_cognito_user_pool_client",
        { id: known?.ClientId, name: "never-sent-name", client_secret: "never-sent-secret" },
        { id: "0only0in0code0", name: "never-sent-client", client_secret: "x" },
      ),
      resource(
        "aws_cognito_resource_server",
        { identifier: "auth-resource-server", name: "auth-resource-server", scope: [] },
        { identifier: "never-sent-server", name: "never-sent-server", scope: [] },
      ),
    ],
  };
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await signIn(page, "viewer");
  await page.goto(routes.poolExport(inPool(UserPoolId)));
  const choose = (content: object) =>
    page.getByLabel(/^Terraform state file/).setInputFiles({
      name: "terraform.tfstate",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(content)),
    });
  await choose(state);
  const found = (name: string) => page.getByRole("region", { name, exact: true });
  const comparison = found("Compare with Terraform");
  await expect(found("Only in code").getByRole("listitem")).toHaveText([
    /^never-sent-client/,
    /^never-sent-server/,
  ]);
  await expect(found("Removal")).toContainText("terraform state rm 'aws_cognito_user_pool_client.all'");
  await expect(found("Only in the pool")).not.toContainText(known?.ClientId ?? "");
  await expect(found("Import blocks")).toContainText("import {");
  await expect(found("Different")).toContainText("name");
  const server = found("Different").getByRole("region", { name: "auth-resource-server" });
  await expect(server).toContainText("aws_cognito_resource_server.all");
  await expect(server.getByRole("row", { name: /^scope/ })).toContainText(/not set.*custom-scope\.read/);

  await page.getByRole("radio", { name: "cmd.exe" }).check();
  await expect(found("Removal")).toContainText('terraform state rm "aws_cognito_user_pool_client.all"');

  const address = "aws_cognito_user_pool_client.doomed";
  const before = { user_pool_id: UserPoolId, id: known?.ClientId, name: "never-sent-doomed" };
  const doomed = { address, mode: "managed", type: "aws_cognito_user_pool_client" };
  await choose({
    format_version: "1.2",
    planned_values: { root_module: {} },
    prior_state: { values: { root_module: { resources: [{ ...doomed, values: before }] } } },
    resource_changes: [{ ...doomed, change: { actions: ["delete"], before, after: null } }],
  });
  await expect(comparison.getByRole("alert")).toContainText(
    `This plan destroys never-sent-doomed (${address})`,
  );
  await expect(comparison.getByRole("alert")).toContainText("This plan destroys everything that it manages");
  await expect(found("Import blocks")).not.toContainText(known?.ClientId ?? "");

  await choose({ version: 4, resources: [resource("aws_cognito_user_pool", { id: "eu-west-1_Another" })] });
  await expect(
    comparison.getByRole("alert").filter({ hasText: "contains nothing of this pool" }),
  ).toContainText("eu-west-1_Another");
  expect(sent.filter((it) => /never.?sent|Another/.test(it))).toEqual([]);
});

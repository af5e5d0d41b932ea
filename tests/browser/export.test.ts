import { readFileSync } from "node:fs";
import {
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect, type Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { checkModule } from "@/tests/infra/check-module";
import { bodies, parseModule } from "@/tests/infra/module";
import { test } from "./test";

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
  await page.goto(routes.client(UserPoolId, ClientId));
  await page.getByRole("link", { name: "Export", exact: true }).last().click();
  await expect(page.getByRole("region", { name: "clientele.tf" })).toContainText(`${UserPoolId}/${ClientId}`);
  const module = await parseModule({ "export.tf": await downloaded(page) });
  expect(checkModule(module)).toEqual([]);
  expect(bodies(module, "resource", "aws_cognito_user_pool_client")).toHaveLength(1);

  for (const form of ["Terraform, import blocks only", "CloudFormation", "AWS CLI", "JSON", "Terraform"]) {
    await page.getByRole("radio", { name: form, exact: true }).check();
    const text = await downloaded(page);
    expect(text).not.toContain(secret);
    expect(text.length).toBeGreaterThan(50);
  }
  await page.getByRole("checkbox", { name: "Pool id as a variable" }).check();
  expect(await downloaded(page)).toContain('default     = "');
});

test("a viewer exports chosen clients, and all of a pool", async ({ page, signIn, cognito }) => {
  const UserPoolId = cognito.pools.prod;
  const { UserPoolClients = [] } = await cognito.api.send(
    new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }),
  );
  await signIn(page, "viewer");
  await page.goto(routes.poolExport(UserPoolId));
  const boxes = page.getByRole("group", { name: "App clients" }).getByRole("checkbox");
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole("button", { name: "Export selected (2)" }).click();
  await page.getByRole("radio", { name: "JSON", exact: true }).check();
  expect(JSON.parse(await downloaded(page)).clients).toHaveLength(2);
  await page.getByRole("button", { name: `Export all (${UserPoolClients.length})` }).click();
  await page.getByRole("radio", { name: "JSON", exact: true }).check();
  await expect(async () => {
    expect(JSON.parse(await downloaded(page)).clients).toHaveLength(UserPoolClients.length);
  }).toPass();
});

test("a state file is compared with the pool, and leaves the browser by no request", async ({
  page,
  signIn,
  cognito,
}) => {
  const UserPoolId = cognito.pools.prod;
  const { UserPoolClients = [] } = await cognito.api.send(
    new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }),
  );
  const [known] = UserPoolClients;
  const instance = (attributes: object) => ({ attributes: { user_pool_id: UserPoolId, ...attributes } });
  const state = {
    version: 4,
    resources: [
      {
        mode: "managed",
        type: "aws_cognito_user_pool_client",
        name: "all",
        instances: [
          instance({ id: known?.ClientId, name: "never-sent-name", client_secret: "never-sent-secret" }),
          instance({ id: "0never0sent0id0", name: "never-sent-client", client_secret: "x" }),
        ],
      },
    ],
  };
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await signIn(page, "viewer");
  await page.goto(routes.poolExport(UserPoolId));
  await page.getByLabel("State file, or what terraform show -json prints").setInputFiles({
    name: "terraform.tfstate",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(state)),
  });
  await expect(page.getByRole("region", { name: "Only in code" })).toContainText("never-sent-client");
  await expect(page.getByRole("region", { name: "Only in the pool" }).getByRole("listitem")).toHaveCount(
    UserPoolClients.length - 1,
  );
  await expect(page.getByRole("region", { name: "Different" })).toContainText("name");
  expect(sent.filter((it) => /never.?sent/.test(it))).toEqual([]);
});

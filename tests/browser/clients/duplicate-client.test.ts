import {
  CreateResourceServerCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { panel, read, submit } from "@/tests/browser/kit/new-client";
import { dialog } from "@/tests/browser/kit/server-page";
import { test } from "@/tests/browser/kit/test";
import { inDev, inPool } from "@/tests/kit/in-pool";
import { rawClient } from "@/tests/kit/raw-client";

test("a client is duplicated into another environment: what it lacks is said, what is taken over shown", async ({
  page,
  signIn,
  cognito,
}) => {
  const { dev, prod } = cognito.pools;
  await cognito.api.send(
    new CreateResourceServerCommand({
      UserPoolId: dev,
      Identifier: "dev-only",
      Name: "Only in dev",
      Scopes: [{ ScopeName: "read", ScopeDescription: "May read" }],
    }),
  );
  const clientId = await rawClient(cognito.api, "duplicated", {
    AllowedOAuthScopes: [read, "dev-only/read"],
    AccessTokenValidity: 20,
    TokenValidityUnits: { AccessToken: "minutes" },
    EnableTokenRevocation: false,
    AuthSessionValidity: 5,
    CallbackURLs: ["https://people.example.com/"],
  });
  await signIn(page, "admin");
  await page.goto(routes.client(inDev, clientId));
  await page.getByRole("link", { name: "Duplicate in prod" }).click();
  expect(page.url()).not.toContain("duplicated");
  const taken = page.getByRole("region", { name: "Copied from duplicated in dev" });
  await expect(taken).toContainText("Token revocationOff");
  await expect(taken).toContainText("CallbackURLs: only for user sign-in.");
  await expect(page.getByText("prod doesn’t have 1 scope of duplicated in dev")).toBeVisible();
  await expect(page.getByText("dev-only/read: no client of prod can get it.")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("duplicated");
  await expect(page.getByRole("checkbox", { name: read, exact: true })).toBeChecked();
  await expect(page.getByLabel("Access token lifetime (minutes)")).toHaveValue("20");
  await page.getByLabel("Name", { exact: true }).fill("duplicated too");
  await page.getByRole("button", { name: "Add 1 scope with dev-only" }).click();
  await expect(dialog(page)).toContainText("dev-only/read: May read");
  await dialog(page).getByRole("button", { name: "Add 1 scope with dev-only" }).click();
  await expect(page.getByRole("checkbox", { name: "dev-only/read", exact: true })).toBeChecked();
  await expect(page.getByText("prod doesn’t have 1 scope of duplicated in dev")).toHaveCount(0);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("duplicated too");
  await submit(page);
  await expect(panel(page)).toBeVisible();

  const { UserPoolClients = [] } = await cognito.api.send(
    new ListUserPoolClientsCommand({ UserPoolId: prod, MaxResults: 60 }),
  );
  const made = UserPoolClients.filter(({ ClientName }) => ClientName === "duplicated too");
  expect(made).toHaveLength(1);
  const { UserPoolClient } = await cognito.api.send(
    new DescribeUserPoolClientCommand({ UserPoolId: prod, ClientId: made[0]?.ClientId }),
  );
  expect(UserPoolClient).toMatchObject({
    AllowedOAuthScopes: [read, "dev-only/read"],
    AccessTokenValidity: 20,
    EnableTokenRevocation: false,
    AuthSessionValidity: 5,
  });
  expect(UserPoolClient?.CallbackURLs ?? []).toEqual([]);
});

test("the form is filled from the console's own export, and what it cannot read it names", async ({
  page,
  signIn,
  cognito,
}) => {
  const pool = cognito.pools.dev;
  const clientId = await rawClient(cognito.api, "exported once", { AuthSessionValidity: 6 });
  await signIn(page, "operator");
  await page.goto(routes.clientExport(inPool(pool), clientId));
  await page.getByRole("radio", { name: "JSON" }).check();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  const file = (await download.path()) ?? "";

  await page.goto(routes.newClient(inPool(pool)));
  await page.getByText("Import settings").click();
  const chooser = page.getByLabel("Export, output of the AWS CLI, or CSV");
  await chooser.setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await expect(page.getByText("This isn’t a client. Choose a JSON export")).toBeVisible();
  await chooser.setInputFiles(file);
  const name = page.getByLabel("Name", { exact: true });
  await expect(name).toHaveValue("exported once");
  await expect(page.getByRole("region", { name: /^Copied from/ })).toContainText("6 minutes");
  await name.fill("imported once");
  await page.getByLabel("Purpose").fill("Kept over a reload");
  await page.reload();
  await expect(name).toHaveValue("imported once");
  await expect(page.getByLabel("Purpose")).toHaveValue("Kept over a reload");
  await expect(page.getByRole("region", { name: /^Copied from/ })).toContainText("6 minutes");
  await submit(page);
  await expect(panel(page)).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByText("Kept over a reload")).toBeVisible();
  await page.goto(routes.newClient(inPool(pool)));
  await expect(name).toHaveValue("");
});

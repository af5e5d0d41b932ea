import { readFileSync } from "node:fs";
import {
  CreateResourceServerCommand,
  DescribeUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "playwright/test";
import { allRead } from "@/lib/commands/check/all-read";
import { routes } from "@/lib/domain/routes";
import { read } from "@/tests/browser/kit/new-client";
import { onOwnStand } from "@/tests/browser/kit/own-stand";
import { dialog } from "@/tests/browser/kit/server-page";
import { inPool } from "@/tests/kit/in-pool";
import { rawClient } from "@/tests/kit/raw-client";

/** The pages are drawn once, from what has been read by then. */
const test = onOwnStand({ COGNITO_RATE: "1000" });

const server = (UserPoolId: string, ...scopes: string[]) =>
  new CreateResourceServerCommand({
    UserPoolId,
    Identifier: "invoices",
    Name: "Invoices",
    Scopes: scopes.map((ScopeName) => ({ ScopeName, ScopeDescription: `May ${ScopeName}` })),
  });

test("a difference between environments is promoted to production, with a scope that production lacked", async ({
  page,
  signIn,
  cognito,
}) => {
  const { dev, prod } = cognito.pools;
  await cognito.api.send(server(dev, "read", "send"));
  await cognito.api.send(server(prod, "read"));
  const settings = { AccessTokenValidity: 30, TokenValidityUnits: { AccessToken: "minutes" as const } };
  await rawClient(cognito.api, "invoice-mailer", {
    ...settings,
    AllowedOAuthScopes: ["invoices/read", "invoices/send"],
  });
  const inProd = await rawClient(cognito.api, "invoice-mailer", {
    UserPoolId: prod,
    AllowedOAuthScopes: [read, "invoices/read"],
  });
  await signIn(page, "admin");
  for (const pool of [dev, prod]) await allRead(page, routes.clientsProgress(inPool(pool)));
  await page.goto(routes.clients(inPool(dev)));
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Environments" }).click();

  const row = page.getByRole("row").filter({ hasText: "invoice-mailer" });
  await expect(row).toContainText("Scopes +1 −1");
  await expect(row).toContainText("Access token lifetime 60 minutes");
  await page.getByLabel("Show").selectOption("differences");
  await page.getByRole("button", { name: "Apply filters" }).click();
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  expect(readFileSync(await (await saved).path(), "utf8")).toContain(
    '"Scopes +1 −1; Access token lifetime 60 minutes"',
  );
  await row.getByRole("link", { name: "Promote from dev: invoice-mailer in prod" }).click();

  await expect(page.getByRole("heading", { name: "Promote invoice-mailer from dev to prod" })).toBeVisible();
  await expect(page.getByText("prod doesn’t have 1 scope of dev")).toBeVisible();
  await page.getByRole("button", { name: "Add 1 scope to invoices" }).click();
  await expect(dialog(page)).toContainText("invoices/send: May send");
  await dialog(page).getByRole("textbox").fill("invoices");
  await dialog(page).getByRole("button", { name: "Add 1 scope to invoices" }).click();
  await expect(page.getByText("Added 1 scope to invoices.")).toBeVisible();
  await expect(page.getByText("prod doesn’t have 1 scope of dev")).toHaveCount(0);

  await expect(page.getByRole("checkbox", { name: "invoices/send" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: read })).not.toBeChecked();
  await page.getByRole("button", { name: "Promote to prod" }).click();
  await expect(dialog(page)).toContainText("invoices/send added");
  await dialog(page).getByRole("textbox").fill("invoice-mailer");
  await dialog(page).getByRole("button", { name: "Promote to prod" }).click();
  await expect(page.getByText("invoice-mailer was promoted from dev to prod.")).toBeVisible();
  const { UserPoolClient } = await cognito.api.send(
    new DescribeUserPoolClientCommand({ UserPoolId: prod, ClientId: inProd }),
  );
  expect(UserPoolClient).toMatchObject({
    AllowedOAuthScopes: [read, "invoices/read", "invoices/send"],
    AccessTokenValidity: 30,
  });
  await expect(page.getByRole("region", { name: "Other environments" })).toContainText("Differs: Scopes −1");
});

test("names that differ by the environment are linked by somebody who may edit both, and stand in one row", async ({
  page,
  signIn,
  cognito,
}) => {
  const { dev, prod } = cognito.pools;
  await rawClient(cognito.api, "parcels-dev");
  await rawClient(cognito.api, "parcels-prod", { UserPoolId: prod });
  await signIn(page, "admin");
  // The names may have been listed just before.
  for (const pool of [dev, prod])
    await expect(async () => {
      await page.goto(`${routes.clients(inPool(pool))}?q=m2m`);
      await page.getByRole("button", { name: "Refresh" }).click();
      await page.goto(`${routes.clients(inPool(pool))}?q=parcels`);
      await expect(page.getByRole("link", { name: /^parcels-/ })).toBeVisible({ timeout: 1_000 });
    }).toPass();
  for (const pool of [dev, prod]) await allRead(page, routes.clientsProgress(inPool(pool)));
  await page.goto(routes.matrixFound(new URLSearchParams({ q: "parcels" })));
  const rows = page.getByRole("table", { name: "Clients by environment" }).getByRole("row");
  await expect(rows).toHaveCount(3);
  await page.getByRole("button", { name: "Link parcels-prod" }).click();
  await dialog(page).getByRole("button", { name: "Link parcels-prod" }).click();
  await expect(page.getByText("parcels-prod stands beside parcels-dev now.")).toBeVisible();
  await expect(rows).toHaveCount(2);
  await rows.getByRole("link", { name: "parcels-prod" }).click();
  const others = page.getByRole("region", { name: "Other environments" });
  await expect(others).toContainText("Linked to parcels-dev.");
  await others.getByRole("button", { name: "Unlink" }).click();
  await dialog(page).getByRole("button", { name: "Unlink" }).click();
  await expect(page.getByText("parcels-prod is no longer linked to parcels-dev.")).toBeVisible();
  await expect(others).toContainText("Missing");
});

test("a viewer sees where clients are, and is offered nothing that they may not do", async ({
  page,
  signIn,
  cognito,
}) => {
  await signIn(page, "viewer");
  for (const pool of Object.values(cognito.pools)) await allRead(page, routes.clientsProgress(inPool(pool)));
  await page.goto(routes.matrix);
  const table = page.getByRole("table", { name: "Clients by environment" });
  await expect(table).toContainText("Same settings");
  await expect(table.getByRole("link", { name: /^(Promote|Create) from/ })).toHaveCount(0);
  await expect(table.getByRole("button", { name: /^Link/ })).toHaveCount(0);
  await page.goto(`${routes.matrix}?environment=dev`);
  await expect(page.getByRole("alert").filter({ hasText: "no filter named “environment”" })).toBeVisible();
  await expect(table).toHaveCount(0);
});

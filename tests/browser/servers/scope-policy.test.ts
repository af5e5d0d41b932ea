import { CreateResourceServerCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect, type Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { panel, submit } from "@/tests/browser/kit/new-client";
import { test } from "@/tests/browser/kit/test";
import { inPool } from "@/tests/kit/in-pool";

const identifier = "https://api.example.com/policy/v1";
const scope = (name: string) => `${identifier}/${name}`;
const card = (page: Page) => page.getByRole("region", { name: "Who can grant these scopes" });
const box = (page: Page, name: string) => page.getByRole("checkbox", { name: scope(name), exact: true });

test("a scope is restricted until an admin opens it or gives its resource server to a team", async ({
  page,
  openPage,
  signIn,
  cognito,
}) => {
  const pool = cognito.pools.dev;
  await cognito.api.send(
    new CreateResourceServerCommand({
      UserPoolId: pool,
      Identifier: identifier,
      Name: "Policy API",
      Scopes: ["read", "write"].map((ScopeName) => ({ ScopeName, ScopeDescription: `May ${ScopeName}` })),
    }),
  );
  const operator = await openPage();
  await signIn(operator, "operator");
  await operator.goto(routes.newClient(inPool(pool)));
  await expect(box(operator, "read")).toBeDisabled();
  await expect(box(operator, "read")).toHaveAccessibleDescription(/Restricted.*Ask an admin to grant it\./);
  await operator.goto(routes.resourceServer(inPool(pool), identifier));
  await expect(card(operator)).toContainText("Only admins can change who may grant scopes.");
  await expect(card(operator).getByRole("button")).toHaveCount(0);

  await signIn(page, "admin");
  const other = await openPage();
  await signIn(other, "admin");
  await other.goto(routes.resourceServer(inPool(pool), identifier));
  await card(other).getByRole("button", { name: "Edit scope policy" }).click();
  await page.goto(routes.resourceServers(inPool(pool)));
  await page.getByRole("link", { name: "Policy API" }).click();
  await card(page).getByRole("button", { name: "Edit scope policy" }).click();
  await card(page).getByLabel("Owner team").fill("payments");
  await box(page, "read").check();
  await page.reload();
  await expect(card(page).getByLabel("Owner team")).toHaveValue("payments");
  await expect(box(page, "read")).toBeChecked();
  await card(page).getByRole("button", { name: "Save scope policy" }).click();
  await expect(card(page).getByText("Enter a sign-in group: team-")).toBeVisible();
  await expect(box(page, "read")).toBeChecked();
  await card(page).getByLabel("Owner team").fill("team-payments");
  await card(page).getByRole("button", { name: "Save scope policy" }).click();
  await expect(card(page).getByText("team-payments operators and admins can grant any scope.")).toBeVisible();
  await page.goto(routes.resourceServers(inPool(pool)));
  await expect(page.getByRole("row", { name: /Policy API/ })).toContainText("1 of 2");

  await operator.goto(routes.newClient(inPool(pool)));
  await expect(box(operator, "write")).toHaveAccessibleDescription(
    /Ask team-payments or an admin to grant it\./,
  );
  await operator.getByLabel("Name", { exact: true }).fill("policy client");
  await box(operator, "read").check();
  await submit(operator);
  await expect(panel(operator)).toBeVisible();

  // Somebody who opened the form before sees what it is now, and keeps what they typed.
  await box(other, "write").check();
  await card(other).getByRole("button", { name: "Save scope policy" }).click();
  await expect(card(other)).toContainText("This was changed by someone else since you opened it");
  await expect(card(other)).toContainText("team-payments operators and admins can grant any scope.");
  await expect(box(other, "write")).toBeChecked();
  await card(other).getByRole("button", { name: "Save scope policy" }).click();
  // Fields that they had not touched took over what the other person had saved.
  await expect(card(other).getByRole("button", { name: "Edit scope policy" })).toBeVisible();
  await expect(
    card(other).getByText("team-payments operators and admins can grant any scope."),
  ).toBeVisible();
  await expect(other.getByRole("cell", { name: "All operators", exact: true })).toHaveCount(2);
  await other.reload();
  await expect(card(other).getByRole("button", { name: "Edit scope policy" })).toBeVisible();
});

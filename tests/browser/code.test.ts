import { ListUserPoolClientsCommand } from "@aws-sdk/client-cognito-identity-provider";
import AxeBuilder from "@axe-core/playwright";
import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { test } from "./test";

test("an app developer chooses a language and gets code for this client, coloured by the server alone", async ({
  page,
  signIn,
  cognito,
}) => {
  await signIn(page, "viewer");
  const { UserPoolClients = [] } = await cognito.api.send(
    new ListUserPoolClientsCommand({ UserPoolId: cognito.pools.dev, MaxResults: 60 }),
  );
  const clientId = UserPoolClients.find((it) => it.ClientName === "warehouse-bridge")?.ClientId ?? "";
  const scripts: string[] = [];
  page.on("response", async (response) => {
    if (response.request().resourceType() === "script") scripts.push(await response.text());
  });
  await page.goto(routes.clientCode(cognito.pools.dev, clientId));
  await expect(page.getByRole("region", { name: "curl" })).toContainText(
    "https://api.example.com/orders/orders.read",
  );
  // Its other scope is dead: asking for it would be asking for nothing.
  await expect(page.getByRole("region", { name: "curl" })).not.toContainText("stock.read");

  await page.getByRole("radio", { name: "Python", exact: true }).check();
  const python = page.getByRole("region", { name: "access_token.py" });
  await expect(python).toContainText(`CLIENT_ID = "${clientId}"`);
  expect(await python.locator("code span").count()).toBeGreaterThan(20);
  await expect(page.getByRole("region", { name: "curl" })).toHaveCount(0);
  await page.getByRole("radio", { name: "C#", exact: true }).check();
  await expect(page.getByText("Reviewed, not run")).toBeVisible();
  await page.getByRole("radio", { name: "Verify in Go" }).check();
  await expect(page.getByRole("region", { name: "verify.go" })).toContainText("client_id");

  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa"]).analyze();
  expect(violations).toEqual([]);
  expect(scripts.length).toBeGreaterThan(3);
  expect(scripts.filter((text) => /synchronized|CheckRedirect|shiki|prism/.test(text))).toEqual([]);
});

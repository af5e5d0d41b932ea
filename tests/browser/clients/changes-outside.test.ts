import { UpdateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";
import { rawClient } from "@/tests/kit/raw-client";

test("a change made elsewhere is told on the client, in the trail, and in the list after Refresh", async ({
  page,
  signIn,
  cognito,
}) => {
  const clientId = await rawClient(cognito.api, "drifting");
  await signIn(page, "viewer");
  // Names that were listed less than 5 seconds ago are not listed again, however often somebody asks.
  await expect(async () => {
    await page.goto(`${routes.clients(inDev)}?q=m2m-client`);
    await page.getByRole("button", { name: "Refresh" }).click();
    await page.goto(`${routes.clients(inDev)}?q=drifting`);
    await expect(page.getByRole("link", { name: "drifting" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.goto(routes.client(inDev, clientId));
  await expect(page.getByText("This client was created outside Clientele")).toBeVisible();

  await cognito.api.send(
    new UpdateUserPoolClientCommand({
      UserPoolId: cognito.pools.dev,
      ClientId: clientId,
      ClientName: "drifted",
      AllowedOAuthFlows: ["client_credentials"],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: ["auth-resource-server/custom-scope.read"],
    }),
  );
  await page.reload();
  await expect(page.getByText("This client was changed outside Clientele")).toBeVisible();
  await expect(page.getByText("name: removed drifting, added drifted")).toBeVisible();
  await expect(async () => {
    await page.goto(routes.clientActivity(inDev, clientId));
    await expect(page.getByText("changed outside").first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

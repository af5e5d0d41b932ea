import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";
import { changedElsewhere, describedRaw, rawClient } from "@/tests/kit/raw-client";

test("a client is suspended, resumed, and missed when somebody else switches it on", async ({
  page,
  signIn,
  cognito,
}) => {
  const clientId = await rawClient(cognito.api, "to be suspended");
  await signIn(page, "admin");
  await page.goto(routes.client(inDev, clientId));
  const dialog = page.getByRole("alertdialog");
  const suspend = page.getByRole("button", { name: "Suspend app client" });
  const resume = page.getByRole("button", { name: "Resume app client" });

  await suspend.click();
  await expect(dialog).toContainText("stay valid until they expire (up to 1 hour)");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(suspend).toBeFocused();
  await suspend.click();
  await dialog.getByRole("button", { name: "Suspend app client" }).click();
  await expect(page.getByText("admin@example.com suspended it")).toBeVisible();
  expect(await describedRaw(cognito.api, clientId)).toMatchObject({ AllowedOAuthFlowsUserPoolClient: false });

  const query = new URLSearchParams({ q: "to be suspended", suspended: "yes" });
  const row = page.getByRole("row", { name: /to be suspended/ });
  await page.goto(routes.clientsFound(inDev, query));
  await expect(row).toContainText("Suspended");
  // Each of its pages says so, and which client, page and environment it is.
  await page.goto(routes.clientSecrets(inDev, clientId));
  await expect(page.getByRole("main").getByText("Suspended", { exact: true })).toBeVisible();
  await expect(page).toHaveTitle("to be suspended · Secrets · dev · Clientele");
  await page.goto(routes.client(inDev, clientId));

  await changedElsewhere(cognito.api, clientId, { AllowedOAuthFlowsUserPoolClient: true });
  await page.reload();
  await expect(page.getByText("This client was enabled outside Clientele")).toBeVisible();
  await suspend.click();
  await dialog.getByRole("button", { name: "Suspend app client" }).click();
  await expect(dialog).toBeHidden();
  await resume.click();
  await dialog.getByRole("button", { name: "Resume app client" }).click();
  await expect(dialog).toBeHidden();
  await expect(suspend).toBeVisible();
  await expect(page.getByText("suspended it")).toHaveCount(0);
  expect(await describedRaw(cognito.api, clientId)).toMatchObject({ AllowedOAuthFlowsUserPoolClient: true });
});

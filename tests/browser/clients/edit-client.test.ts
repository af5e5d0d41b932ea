import { DeleteUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect, type Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { test } from "@/tests/browser/kit/test";
import { inDev, inPool, inProd } from "@/tests/kit/in-pool";
import { describedRaw, rawClient } from "@/tests/kit/raw-client";

const box = (page: Page, scope: string) => page.getByRole("checkbox", { name: scope, exact: true });
const read = "auth-resource-server/custom-scope.read";
const charge = "payments/charge";
const refund = "payments/refund";
const minutes = (page: Page) => page.getByLabel("Access token lifetime (minutes)");
const dialog = (page: Page) => page.getByRole("alertdialog");
const compared = (page: Page) => page.getByRole("region", { name: "Your changes and theirs" });

async function save(page: Page): Promise<void> {
  // The dialog before fades, with a button of the same name in it.
  await expect(dialog(page)).toBeHidden();
  await page.getByRole("button", { name: "Save changes" }).click();
  await dialog(page).getByRole("button", { name: "Save changes" }).click();
}

test("an edit says exactly what changes, is kept over a reload, and changes nothing else", async ({
  page,
  signIn,
  cognito,
}) => {
  const pool = cognito.pools.dev;
  const clientId = await rawClient(cognito.api, "to be edited");
  await signIn(page, "admin");
  await page.goto(routes.client(inPool(pool), clientId));
  await page.getByRole("link", { name: "Edit app client" }).click();
  const opener = page.getByRole("button", { name: "Save changes" });
  await opener.click();
  await expect(page.getByText("No changes to save.")).toBeVisible();

  await minutes(page).fill("1441");
  await expect(page.getByText("Enter a whole number of minutes from 5 to 1440")).toBeVisible();
  await minutes(page).fill("30");
  await box(page, charge).check();
  await box(page, read).uncheck();
  await page.reload();
  await expect(minutes(page)).toHaveValue("30");
  await expect(box(page, charge)).toBeChecked();

  await opener.click();
  await expect(dialog(page).getByRole("definition")).toHaveText([
    /auth-resource-server\/custom-scope\.read removed/,
    /payments\/charge added/,
    /60 →.*30 minutes/,
  ]);
  await dialog(page).getByText("AWS CLI equivalent").click();
  await expect(dialog(page).getByRole("region", { name: "AWS CLI" })).toContainText(
    "aws cognito-idp update-user-pool-client --region eu-west-1",
  );
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(opener).toBeFocused();
  await save(page);
  await expect(page).toHaveURL(routes.client(inPool(pool), clientId));
  await expect(page.getByRole("status").filter({ hasText: /to be edited were saved/ })).toBeVisible();
  await expect(page.getByText("30 minutes")).toBeVisible();
  expect(await describedRaw(cognito.api, clientId)).toMatchObject({
    ClientName: "to be edited",
    AllowedOAuthScopes: ["auth-resource-server/custom-scope.write", charge],
  });
  await page.goto(routes.editClient(inPool(pool), clientId));
  await expect(minutes(page)).toHaveValue("30");
});

test("two people at once: what fits is taken over, and what both set is chosen", async ({
  page,
  openPage,
  signIn,
  cognito,
}) => {
  const pool = cognito.pools.dev;
  const clientId = await rawClient(cognito.api, "edited by two");
  await signIn(page, "admin");
  const other = await openPage();
  await signIn(other, "admin");
  for (const one of [page, other]) await one.goto(routes.editClient(inPool(pool), clientId));
  await box(page, charge).check();
  await minutes(page).fill("15");
  await box(other, refund).check();
  await minutes(other).fill("120");
  await save(other);
  await expect(other).toHaveURL(routes.client(inPool(pool), clientId));

  await save(page);
  await expect(compared(page)).toContainText("This client was changed by someone else");
  await expect(compared(page).getByRole("row", { name: /Scopes/ })).toContainText(`+${charge} added`);
  await expect(compared(page).getByRole("row", { name: /Scopes/ })).toContainText(`+${refund} added`);
  await expect(compared(page).getByRole("row", { name: /lifetime/ })).toContainText("120 minutes");
  await compared(page).getByRole("radio", { name: "Keep mine" }).check();
  await compared(page).getByRole("button", { name: "Merge changes" }).click();
  await expect(box(page, refund)).toBeChecked();
  await expect(minutes(page)).toHaveValue("15");
  await save(page);
  await expect(page).toHaveURL(routes.client(inPool(pool), clientId));
  const { AllowedOAuthScopes = [], AccessTokenValidity } = await describedRaw(cognito.api, clientId);
  expect(AllowedOAuthScopes).toEqual(expect.arrayContaining([charge, refund]));
  expect(AccessTokenValidity).toBe(15);
});

test("a session's end and a deletion elsewhere lose nothing that was typed", async ({
  page,
  signIn,
  cognito,
}) => {
  const pool = cognito.pools.dev;
  const clientId = await rawClient(cognito.api, "gone meanwhile");
  await signIn(page, "admin");
  await page.goto(routes.editClient(inPool(pool), clientId));
  await minutes(page).fill("45");
  await page.context().clearCookies();
  await save(page);
  await expect(page.getByText("Your session has ended, so nothing was changed.")).toBeVisible();
  await expect(minutes(page)).toHaveValue("45");
  await signIn(page, "admin");
  await cognito.api.send(new DeleteUserPoolClientCommand({ UserPoolId: pool, ClientId: clientId }));
  await save(page);
  await expect(page.getByText("This no longer exists in this pool. Go back to the list.")).toBeVisible();
  await expect(minutes(page)).toHaveValue("45");
});

test("in production dead scopes are dropped, and an edit is saved, once the name is typed", async ({
  page,
  signIn,
}) => {
  await signIn(page, "operator");
  await page.goto(routes.clients(inProd));
  await page.getByRole("link", { name: "warehouse-bridge" }).click();
  const opener = page.getByRole("button", { name: "Remove missing scope" });
  await opener.click();
  await expect(dialog(page)).toContainText("https://api.example.com/orders/stock.read removed");
  const remove = dialog(page).getByRole("button", { name: "Remove missing scope" });
  await expect(remove).toHaveAttribute("aria-disabled", "true");
  await dialog(page).getByRole("textbox").fill("warehouse-bridge");
  await remove.click();
  await expect(opener).toHaveCount(0);
  await expect(page.getByText("No longer exists", { exact: true })).toHaveCount(0);

  await page.getByRole("link", { name: "Edit app client" }).click();
  await minutes(page).fill("45");
  await page.getByRole("button", { name: "Save changes" }).click();
  const confirm = dialog(page).getByRole("button", { name: "Save changes" });
  await expect(dialog(page)).toContainText("Changes in this environment ask for the name.");
  await dialog(page).getByRole("textbox").fill("warehouse-bridg");
  await expect(confirm).toHaveAttribute("aria-disabled", "true");
  await dialog(page).getByRole("textbox").fill("warehouse-bridge");
  await confirm.click();
  await expect(page.getByRole("status").filter({ hasText: /warehouse-bridge were saved/ })).toBeVisible();
});

test("who may not edit a client finds the reason in place of the form", async ({ page, signIn }) => {
  await signIn(page, "operator");
  await page.goto(routes.clients(inDev));
  await page.getByRole("link", { name: "payments-gateway" }).click();
  await expect(page.getByRole("heading", { name: "payments-gateway" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Edit app client" })).toHaveCount(0);
  await page.goto(`${page.url()}/edit`);
  await expect(page.getByText("This client belongs to team-payments")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save changes" })).toHaveCount(0);
});

import { expect, type Page } from "playwright/test";
import { type InPool, routes } from "@/lib/domain/routes";
import { panel } from "@/tests/browser/kit/new-client";
import { openSecrets, startRotation } from "@/tests/browser/kit/rotating";
import { test } from "@/tests/browser/kit/test";
import { inDev, inPool } from "@/tests/kit/in-pool";

test.use({
  permissions: ["clipboard-read", "clipboard-write"],
  // Playwright turns this cache off; people's browsers have it on.
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
});

/** A rotation's new secret on its panel, with the page's clock in the story's hands. */
async function born(page: Page, pool: InPool, name: string) {
  const { clientId } = await openSecrets(page, pool, name);
  await page.clock.install();
  await page.goto(routes.clientSecrets(pool, clientId));
  const secret = await startRotation(page);
  await expect(panel(page)).toContainText(secret);
  return { clientId, secret };
}

test("a rotation’s secret is masked after a minute without a touch, and wiped after fifteen", async ({
  page,
  signIn,
}) => {
  await signIn(page, "admin");
  const { secret } = await born(page, inDev, "left alone");
  await page.clock.fastForward(61_000);
  await expect(panel(page)).toContainText("Hidden for safety");
  expect(await page.content()).not.toContain(secret);
  await panel(page).getByRole("button", { name: "Show client secret" }).click();
  await expect(panel(page)).toContainText(secret);
  await page.clock.fastForward(15 * 60_000);
  await expect(panel(page)).toContainText("The secret was cleared from this page");
  await expect(panel(page).getByRole("button", { name: "Copy client secret" })).toHaveCount(0);
  expect(await page.content()).not.toContain(secret);
});

test("a sign-out in another tab wipes it, and so does the way through the console and back", async ({
  page,
  signIn,
  cognito,
}) => {
  await signIn(page, "admin");
  page.on("dialog", (dialog) => dialog.accept());
  const pool = cognito.pools.dev;
  const { clientId, secret } = await born(page, inPool(pool), "left by others");
  const other = await page.context().newPage();
  await other.goto(routes.clients(inPool(pool)));
  // What next-auth writes there when somebody signs out, without ending the session that other stories use.
  await other.evaluate(() =>
    localStorage.setItem(
      "nextauth.message",
      JSON.stringify({ event: "session", data: { trigger: "signout" } }),
    ),
  );
  await expect(panel(page)).toContainText("The secret was cleared from this page");
  expect(await page.content()).not.toContain(secret);

  await page.goto(routes.clientSecrets(inPool(pool), clientId));
  await page.getByRole("button", { name: "Cancel rotation", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel rotation" }).click();
  await expect(page.getByText("Rotation cancelled. The new secret was deleted.")).toBeVisible();
  const second = await startRotation(page);
  await page.getByRole("link", { name: "App clients", exact: true }).first().click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("heading", { name: "App clients" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("region", { name: "Newer secret" })).toBeVisible();
  expect(await page.content()).not.toContain(second);
});

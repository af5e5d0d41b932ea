import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";

test("the search box follows the URL wherever it leads, and its own typing is never overtaken", async ({
  page,
  signIn,
}) => {
  await signIn(page, "viewer");
  const list = routes.clients(inDev);
  const box = page.getByRole("combobox", { name: "Search clients" });
  // An old address: there are not so many.
  await page.goto(`${list}?page=17`);
  await expect(page.getByRole("link", { name: "nightly-report" })).toBeVisible();
  await box.fill("nobody");
  await page.getByRole("link", { name: "Clear search" }).click();
  await expect(page.getByRole("link", { name: "nightly-report" })).toBeVisible();
  await expect(box).toHaveValue("");
  await page.goBack();
  await expect(box).toHaveValue("nobody");
  await page.goForward();
  await expect(box).toHaveValue("");

  // The answer to its beginning arrives while somebody types on, without a pause in which more would be sent.
  await page.route("**/clients?q=nig&*", async (route) => {
    await expect.poll(() => box.inputValue()).not.toBe("nig");
    await route.continue();
  });
  const sent = page.waitForRequest("**/clients?q=nig&*");
  await box.pressSequentially("nig");
  await sent;
  await box.pressSequentially("htly-report", { delay: 120 });
  await expect(page).toHaveURL(/q=nightly-report$/);
  await expect(box).toHaveValue("nightly-report");
  await expect(box).toBeFocused();
  await expect(page.getByRole("link", { name: "nightly-report" })).toBeVisible();
});

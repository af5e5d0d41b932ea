import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { test } from "./test";

test("the search box follows the URL wherever it leads, and its own typing is never overtaken", async ({
  page,
  signIn,
  cognito,
}) => {
  await signIn(page, "viewer");
  const list = routes.clients(cognito.pools.dev);
  const box = page.getByRole("searchbox", { name: "Search clients" });
  // An old address: there are not so many.
  await page.goto(`${list}?page=17`);
  await expect(page.getByRole("link", { name: "nightly-report" })).toBeVisible();
  await box.fill("nobody");
  await page.getByRole("link", { name: "Clear the search" }).click();
  await expect(page.getByRole("link", { name: "nightly-report" })).toBeVisible();
  await expect(box).toHaveValue("");
  await page.goBack();
  await expect(box).toHaveValue("nobody");
  await page.goForward();
  await expect(box).toHaveValue("");

  // Answers arrive while somebody types on: each search waits at the server until its box has moved on.
  const typed = "nightly-report";
  await page.route(`**/clients?*q=*`, async (route) => {
    await expect.poll(() => box.inputValue()).not.toBe(new URL(route.request().url()).searchParams.get("q"));
    await route.continue();
  });
  for (const part of ["nig", "htly", "-rep"]) {
    const sent = page.waitForRequest((request) => request.url().includes("q=nig"));
    await box.pressSequentially(part);
    await sent;
  }
  await page.unroute(`**/clients?*q=*`);
  await box.pressSequentially("ort");
  await expect(page).toHaveURL(/q=nightly-report$/);
  await expect(box).toHaveValue(typed);
  await expect(box).toBeFocused();
  await expect(page.getByRole("link", { name: "nightly-report" })).toBeVisible();
});

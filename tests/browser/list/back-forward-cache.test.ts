import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { copied, fill, submit } from "@/tests/browser/kit/new-client";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";

test.use({
  permissions: ["clipboard-read", "clipboard-write"],
  // Playwright turns this cache off; people's browsers have it on.
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] }),
});

test("going back after leaving the page brings no secret back", async ({ page, signIn }) => {
  await signIn(page, "admin");
  page.on("dialog", (dialog) => dialog.accept());
  await fill(page, inDev, "left and back");
  await submit(page);
  const secret = await copied(page, "client secret");
  await page.goto(routes.signIn);
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Create app client" })).toBeVisible();
  expect(await page.content()).not.toContain(secret);
});

// Chromium keeps this page out of the cache as long as the answer with the secret says no-store (seen on 2026-11-22).
// Other browsers may not, so the page itself must let go before it could be kept.
test("a page that is about to be kept lets go of the secret and says so", async ({ page, signIn }) => {
  await signIn(page, "admin");
  await fill(page, inDev, "kept page");
  await submit(page);
  const secret = await copied(page, "client secret");
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })));
  await expect(page.getByText("The secret was cleared from this page")).toBeVisible();
  expect(await page.content()).not.toContain(secret);
});

import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";

for (const days of [-2, 2])
  test(`where the browser’s clock is wrong by ${days} days, the page counts by the server’s`, async ({
    page,
    signIn,
  }) => {
    await signIn(page, "viewer");
    await page.clock.install({ time: Date.now() + days * 86_400_000 });
    await page.goto(routes.clients(inDev));
    await expect(page.getByText(/^Updated (just now|\d+ (second|minute|hour)s? ago)$/)).toBeVisible();
    await expect(page.locator("time").filter({ hasText: /^in / })).toHaveCount(0);
  });

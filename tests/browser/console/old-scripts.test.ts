import { expect, type Page } from "playwright/test";
import { test } from "@/tests/browser/kit/test";

test.use({ expectedComplaints: [/Failed to load resource: the server responded with a status of 404/] });

/** Answers requests for the page's scripts with 404, as a server of another release does. Counts how often it loads. */
async function withoutScripts(page: Page, isMissing: () => boolean) {
  const loads: string[] = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest()) loads.push(request.url());
  });
  await page.route("**/_next/static/**/*.js", (route) =>
    isMissing() ? route.fulfill({ status: 404 }) : route.continue(),
  );
  return loads;
}

test("a page whose scripts are gone loads itself again, and works", async ({ page }) => {
  const loads = await withoutScripts(page, () => loads.length < 2);
  await page.goto("/sign-in");
  await expect.poll(() => isReloaded(page)).toBe(true);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("Password")).toBeVisible();
  expect(loads.filter((url) => url.endsWith("/sign-in"))).toHaveLength(2);
});

test("a page whose scripts stay away loads itself again only once", async ({ page }) => {
  const loads = await withoutScripts(page, () => true);
  await page.goto("/sign-in");
  await expect.poll(() => isReloaded(page)).toBe(true);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  expect(loads).toHaveLength(2);
});

/** Whether the page was loaded again and its load handlers have run. Between two documents, a page can’t be asked. */
const isReloaded = (page: Page) =>
  page
    .evaluate(() => {
      const [load] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      return load?.type === "reload" && load.loadEventEnd > 0;
    })
    .catch(() => false);

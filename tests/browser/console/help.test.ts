import { expect } from "playwright/test";
import { loadOf } from "@/lib/commands/bench/kit/page";
import { routes } from "@/lib/domain/routes";
import { test } from "@/tests/browser/kit/test";
import { inDev, inProd } from "@/tests/kit/in-pool";

test("a reader finds the help in the bar, and comes from it to the page that it is about", async ({
  page,
  signIn,
}) => {
  await signIn(page, "viewer");
  await page.goto(routes.checkToken(inDev));
  await page.getByRole("link", { name: "How an API checks tokens" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "API owners" })).toBeVisible();
  await expect(page).toHaveTitle("API owners · Help · Clientele");
  await expect(page.getByRole("heading", { name: "Check a token in your API" })).toBeInViewport();

  await page.getByRole("banner").getByRole("link", { name: "Help" }).click();
  await expect(page).toHaveTitle("Help · Clientele");
  await page.getByRole("link", { name: "What errors mean" }).click();
  await expect(page.getByRole("table", { name: "Errors of the token endpoint" })).toBeInViewport();
  await page.getByRole("link", { name: "App clients in prod" }).last().click();
  await expect(page).toHaveURL(routes.clients(inProd));
});

test("a help page sends hardly more script than the overview", async ({ page, openPage, signIn, stand }) => {
  await signIn(page, "viewer");
  const { scriptKb: floor } = await loadOf(page, `${stand.consoleUrl}${routes.overview}`);
  const reader = await openPage();
  await signIn(reader, "viewer");
  const { scriptKb } = await loadOf(reader, `${stand.consoleUrl}${routes.helpPage("app-teams")}`);
  console.log(`A help page sends ${scriptKb.toFixed(1)} KB of JavaScript, the overview ${floor.toFixed(1)}.`);
  // The button that copies an example.
  expect(scriptKb - floor).toBeLessThan(8);
});

test("a help page that does not exist is not found", async ({ page, signIn }) => {
  await signIn(page, "viewer");
  expect((await page.request.get(routes.helpPage("app-teams"))).status()).toBe(200);
  expect((await page.request.get(routes.helpPage("nothing"))).status()).toBe(404);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { copied, panel } from "@/tests/browser/kit/new-client";
import { openSecrets, startRotation, store, works } from "@/tests/browser/kit/rotating";
import { test } from "@/tests/browser/kit/test";
import { inDev, inProd } from "@/tests/kit/in-pool";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("a leaked secret in prod is replaced in three clicks and the typed name", async ({
  page,
  signIn,
  stand,
}) => {
  const tokenUrl = `${stand.cognitoUrl}/oauth2/token`;
  await signIn(page, "admin");
  const { clientId, first } = await openSecrets(page, inProd, "leaking");
  await button(page, "Report a leaked secret").click();
  const dialog = page.getByRole("alertdialog", { name: "Replace the leaked secret of leaking?" });
  await expect(dialog).toContainText("stay valid for up to 1 hour");
  await dialog.getByRole("textbox").fill("leaking");
  await dialog.getByRole("button", { name: "Add a new secret now" }).click();
  await expect(panel(page)).toBeVisible();
  await button(page, "Delete the leaked secret").click();
  await expect(page.getByText("The leaked secret was deleted.")).toBeVisible();
  const second = await copied(page, "client secret");
  expect([await works(tokenUrl, clientId, first), await works(tokenUrl, clientId, second)]).toEqual([
    false,
    true,
  ]);
});

test("of two secrets the one that leaked is chosen and deleted", async ({ page, signIn, stand }) => {
  const tokenUrl = `${stand.cognitoUrl}/oauth2/token`;
  await signIn(page, "admin");
  const { clientId, first } = await openSecrets(page, inDev, "leaking twice");
  const second = await startRotation(page);
  await store(page);
  await button(page, "Report a leaked secret").click();
  const dialog = page.getByRole("alertdialog", { name: "Which secret of leaking twice leaked?" });
  await dialog.getByRole("radio", { name: /The newer one/ }).check();
  await dialog.getByRole("button", { name: "Delete the leaked secret" }).click();
  await expect(page.getByText("The leaked secret was deleted.")).toBeVisible();
  expect([await works(tokenUrl, clientId, first), await works(tokenUrl, clientId, second)]).toEqual([
    true,
    false,
  ]);
});

test("the new secret is in one answer and nowhere else: not in a page, a log or the store", async ({
  page,
  signIn,
  consoleLog,
  stand,
}) => {
  await signIn(page, "admin");
  const { clientId } = await openSecrets(page, inDev, "canary of rotation");
  const answers: { url: string; body: string; cache: string | undefined }[] = [];
  await page.route("**", async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    const body = await response.text();
    answers.push({ url: response.url(), body, cache: response.headers()["cache-control"] });
    await route.fulfill({ response });
  });
  const secret = await startRotation(page);
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expect(button(page, "Show client secret")).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  expect(await copied(page, "client secret")).toBe(secret);
  await button(page, "Show client secret").click();
  await expect(panel(page)).toContainText(secret);
  await store(page);
  await page.goto(routes.clientActivity(inDev, clientId));
  await expect(page.getByText("start rotation").first()).toBeVisible();
  await page.goto(routes.clientSecrets(inDev, clientId));
  await expect(page.getByRole("region", { name: "Newer secret" })).toBeVisible();

  // What is still on its way is waited for: an answer that comes after the story's end has no page to go to.
  await page.unrouteAll({ behavior: "wait" });
  const carriers = answers.filter(({ body }) => body.includes(secret));
  expect(carriers).toHaveLength(1);
  expect(carriers[0]?.cache).toContain("no-store");
  expect(answers.filter(({ url }) => url.includes(secret))).toEqual([]);
  expect(await page.content()).not.toContain(secret);
  await expect.poll(consoleLog).toContain('"action":"prove secret"');
  expect(consoleLog()).not.toContain(secret);
  const files = readdirSync(stand.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"));
  expect(files.some((content) => content.includes("start rotation"))).toBe(true);
  expect(files.filter((content) => content.includes(secret))).toEqual([]);
});

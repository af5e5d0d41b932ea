import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { copied, fill, panel, submit } from "@/tests/browser/kit/new-client";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";

const run = promisify(execFile);

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

/** What every file of a folder holds, as bytes in latin1. */
const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"));

test("the secret is in one response and nowhere else", async ({ page, signIn, consoleLog, stand }) => {
  await signIn(page, "admin");
  const answers: { url: string; body: string; cache: string | undefined }[] = [];
  // Taken on their way: Chromium keeps no copy of a body that the page reads as a stream.
  await page.route("**", async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    const body = await response.text();
    answers.push({ url: response.url(), body, cache: response.headers()["cache-control"] });
    await route.fulfill({ response });
  });
  await fill(page, inDev, "canary");
  await submit(page);
  const secret = await copied(page, "client secret");
  expect(secret).toMatch(/^[0-9A-Za-z]{48}$/);
  await page.getByRole("checkbox", { name: "I have stored this secret" }).check();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { name: "canary" })).toBeVisible();
  await page.getByRole("link", { name: "Code" }).click();
  await expect(page.getByRole("region", { name: "curl" })).toBeVisible();
  await page.goto(routes.clients(inDev));
  await expect(page.getByRole("link", { name: "canary", exact: true })).toBeVisible();
  await page.reload();

  // What is still on its way is waited for: an answer that comes after the story's end has no page to go to.
  await page.unrouteAll({ behavior: "wait" });
  const carriers = answers.filter(({ body }) => body.includes(secret));
  expect(carriers).toHaveLength(1);
  expect(carriers[0]?.cache).toContain("no-store");
  expect(answers.filter(({ url }) => url.includes(secret))).toEqual([]);
  expect(await page.content()).not.toContain(secret);
  const kept = await page.evaluate(async () => [
    document.cookie,
    JSON.stringify(localStorage),
    JSON.stringify(sessionStorage),
    JSON.stringify(history.state),
    (await caches.keys()).join(),
    JSON.stringify(await indexedDB.databases()),
  ]);
  expect(kept.join()).not.toContain(secret);
  await expect.poll(consoleLog).toContain('"action":"create client"');
  expect(consoleLog()).not.toContain(secret);
  // The store's own files among them: the row says what was created, and nothing of its secret.
  const files = filesBelow(stand.dataDir);
  expect(files.some((content) => content.includes('"name":"canary"'))).toBe(true);
  expect(files.filter((content) => content.includes(secret))).toEqual([]);
});

test("a secret that is not stored yet is not left by accident", async ({ page, signIn }) => {
  await signIn(page, "admin");
  await page.goto(routes.clients(inDev));
  await page.getByRole("link", { name: "Create app client" }).click();
  await fill(page, inDev, "leaving");
  await submit(page);
  await expect(panel(page)).toBeVisible();
  const question = page.getByRole("alertdialog", { name: "Leave without storing the secret?" });
  const stay = page.getByRole("button", { name: "Stay here" });

  await page.getByRole("link", { name: "App clients", exact: true }).first().click();
  await expect(question).toBeVisible();
  await stay.click();
  await page.goBack();
  await expect(question).toBeVisible();
  await stay.click();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(question).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel(page)).toContainText(/[0-9A-Za-z]{48}/);

  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("heading", { name: "leaving" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Create app client" })).toBeVisible();
  await expect(panel(page)).toHaveCount(0);
});

test("the downloaded .env holds the id and the secret that work", async ({ page, signIn }) => {
  await signIn(page, "admin");
  await fill(page, inDev, "with env file");
  await submit(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download .env" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("with-env-file.env");
  const path = await file.path();
  const { stdout } = await run("sh", [
    "-c",
    `set -a; . "$1"; curl -s -u "$CLIENT_ID:$CLIENT_SECRET" -d grant_type=client_credentials "$TOKEN_URL"`,
    "sh",
    path,
  ]);
  expect(JSON.parse(stdout)).toMatchObject({ token_type: "Bearer" });
});

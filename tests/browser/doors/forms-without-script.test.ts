import { readFileSync } from "node:fs";
import { type Browser, type BrowserContext, expect, type Locator, type Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { crawl, type FoundForm } from "@/tests/browser/kit/crawl";
import { openSecrets, startRotation } from "@/tests/browser/kit/rotating";
import { seeded } from "@/tests/browser/kit/seeded";
import { test } from "@/tests/browser/kit/test";
import { inPool } from "@/tests/kit/in-pool";

// Each of more than a dozen forms is sent by Enter and by its button.
test.describe.configure({ timeout: 300_000 });
test.use({ permissions: ["clipboard-read", "clipboard-write"] });

/** What is typed: the second where a secret or a token may be pasted, which no form may send at all. */
const canary = "zqcanary";
const secretCanary = "zqhidden";

type SignIn = (page: Page, role: "admin") => Promise<void>;

let found: Promise<FoundForm[]> | undefined;

test("with the script off, no form sends what was typed, and each says so", async ({
  browser,
  signIn,
  cognito,
  stand,
}) => {
  found ??= everyForm(browser, signIn, cognito);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(routes.signIn);
  await expect(page.locator("noscript p")).toBeVisible();
  await walk(context, signIn, await found, stand.logFile);
});

test("while the script is on its way, no form sends what was typed, and each says so", async ({
  browser,
  signIn,
  cognito,
  stand,
}) => {
  found ??= everyForm(browser, signIn, cognito);
  const forms = await found;
  const context = await browser.newContext();
  // Never answered: each page stays as the server sent it.
  await context.route(/\/_next\/static\/.*\.js/, () => {});
  await walk(context, signIn, forms, stand.logFile);
});

/** Sends each form as the browser does by itself, and looks at all that could have kept what was typed. */
async function walk(context: BrowserContext, signIn: SignIn, forms: FoundForm[], logFile: string) {
  const page = await context.newPage();
  await signIn(page, "admin");
  const sent: string[] = [];
  context.on("request", (request) => sent.push(request.url(), String(request.postData())));
  const history = await context.newCDPSession(page);
  for (const form of forms)
    for (const press of [byEnter, byButton]) {
      await page.goto(form.address, { waitUntil: "commit" });
      const fields = page.locator("form").nth(form.index);
      if (!(await type(page, fields))) continue;
      if (!(await press(fields))) continue;
      const what = `${press.name} ${form.address}: ${form.asks}`;
      await expect(page.getByRole("heading", { name: "Nothing was sent" }), what).toBeVisible();
      const { entries } = await history.send("Page.getNavigationHistory");
      for (const { url, title } of entries) expect(`${url} ${title}`, what).not.toMatch(/zqcanary|zqhidden/);
    }
  expect(sent.filter((it) => it.includes(secretCanary))).toEqual([]);
  expect(sent.filter((it) => it.startsWith("http") && it.includes(canary))).toEqual([]);
  expect(readFileSync(logFile, "utf8")).not.toMatch(/zqcanary|zqhidden/);
  await context.close();
}

/** Fills in whatever can be filled in. False where the form shows nothing to a person without the script. */
async function type(page: Page, form: Locator): Promise<boolean> {
  await expect(form).toBeAttached();
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  if (!(await form.isVisible())) return false;
  for (const field of await form.locator("textarea, input:not([type=hidden])").all()) {
    const kind = await field.evaluate((it) => (it instanceof HTMLInputElement ? it.type : "textarea"));
    if (kind === "checkbox" || kind === "radio") await field.check();
    else if (kind === "date") await field.fill("2026-01-31");
    else if (kind === "textarea" || kind === "password") await field.fill(secretCanary);
    else if (kind !== "file") await field.fill(canary);
  }
  return true;
}

async function byEnter(form: Locator): Promise<boolean> {
  const line = form.locator("input:is([type=text], [type=search], [type=password], :not([type]))").first();
  if ((await line.count()) === 0) return false;
  await line.press("Enter");
  return true;
}

async function byButton(form: Locator): Promise<boolean> {
  const button = form.locator("button[type=submit]").first();
  if ((await button.count()) === 0) return false;
  await button.click();
  return true;
}

/** Every form that the pages send to an admin, found by their links. */
async function everyForm(
  browser: Browser,
  signIn: SignIn,
  cognito: Parameters<typeof seeded>[0] & { pools: { dev: string } },
): Promise<FoundForm[]> {
  const { dev } = cognito.pools;
  // No link leads to a promotion while environments agree.
  const { clientId } = await seeded(cognito, dev, "m2m-client");
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, "admin");
  const forms = await crawl(page, [
    await rotated(browser, signIn, dev),
    routes.promoteClient(inPool(dev), clientId, { environment: "prod" }),
    routes.newRun(inPool(dev)),
    routes.signIn,
    routes.overview,
  ]);
  await context.close();
  return forms;
}

/** The page of a secret that may come back: no other has the form that takes it. */
async function rotated(browser: Browser, signIn: SignIn, poolId: string): Promise<string> {
  const page = await browser.newPage();
  await signIn(page, "admin");
  await openSecrets(page, inPool(poolId), `rotated and back ${Date.now()}`);
  await startRotation(page);
  await page.getByRole("button", { name: "Cancel rotation", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel rotation" }).click();
  await expect(page.getByLabel("Old secret")).toBeVisible();
  const { pathname } = new URL(page.url());
  await page.context().close();
  return pathname;
}

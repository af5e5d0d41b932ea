import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright";
import { allRead } from "@/lib/commands/check/all-read";
import { CommandError } from "@/lib/commands/command-error";
import { routes } from "@/lib/domain/routes";
import { smallPng } from "./small-png";

/** A console with the sample data, and the folder for the pictures. */
type Where = { readonly url: string; readonly into: string };

/** The pool to walk through, and the other one. */
const inDev = { environment: "dev" } as const;
const inProd = { environment: "prod" } as const;

type Take = (name: string) => Promise<void>;
type Open = (path: string) => Promise<unknown>;

/** A picture's file, and its size. */
type Picture = { readonly name: string; readonly bytes: number };

/** The window of the pictures: sharp on screens of two pixels for each of CSS. */
export const pictureWindow = { viewport: { width: 1_280, height: 800 }, deviceScaleFactor: 2 };

/** A page that somebody opens on a phone should not weigh more. */
const MOST_BYTES = 160_000;

/**
 * Walks through the console on `page`, which is signed in as an admin, and takes a picture of each page in both themes.
 * No picture shows a secret: the panel of a new one is masked, as it is when somebody turns to another tab.
 */
export async function takePictures(page: Page, where: Where): Promise<Picture[]> {
  const { url } = where;
  const taken: Picture[] = [];
  const secrets: string[] = [];
  const take: Take = async (name) => {
    for (const secret of secrets)
      if (await page.getByText(secret).count()) throw new CommandError(`A secret is in the picture ${name}.`);
    taken.push(...(await inBothThemes(page, name, where.into)));
  };
  const open = (path: string) => page.goto(`${url}${path}`, { waitUntil: "networkidle" });
  const panel = page.getByRole("region", { name: "Client secret" });
  const newSecret = async () => {
    const secret = (await panel.locator("code").first().textContent()) ?? "";
    secrets.push(secret);
    return secret;
  };
  await page.setViewportSize(pictureWindow.viewport);

  for (const pool of [inDev, inProd]) await allRead(page, `${url}${routes.clientsProgress(pool)}`);
  await ofAllPools(open, take);
  await open(routes.clients(inDev));
  await take("clients");
  const path = await page.getByRole("link", { name: "orders-sync", exact: true }).getAttribute("href");
  const clientId = path?.split("/").at(-1) ?? "";

  await open(routes.newClient(inDev));
  await page.getByLabel("Name", { exact: true }).fill("invoice-mailer");
  await page.getByRole("checkbox", { name: /orders\/invoices\.read$/ }).check();
  await page.getByRole("button", { name: "Create app client" }).click();
  await panel.waitFor();
  await newSecret();
  await mask(page);
  await page.evaluate(() => window.scrollTo(0, 0));
  await take("secret");

  await open(routes.clientSecrets(inDev, clientId));
  await page.getByRole("button", { name: "Start rotation" }).click();
  await panel.getByText("Verified: a token was issued").waitFor();
  const secret = await newSecret();
  await page.getByRole("button", { name: "Download .env" }).click();
  await page.getByRole("checkbox", { name: "I have stored this secret" }).check();
  await page.getByRole("button", { name: "Done" }).click();
  await panel.waitFor({ state: "detached" });
  await open(routes.clientSecrets(inDev, clientId));
  await page.getByRole("button", { name: "Finish rotation" }).waitFor();
  await take("rotation");

  await open(routes.clientTry(inDev, clientId));
  await page.getByLabel("Client secret").fill(secret);
  await page.getByRole("button", { name: "Request token" }).click();
  const result = page.getByRole("region", { name: "Token result" });
  await result.getByText("Cognito issued a token").waitFor();
  // Right below the bar.
  await result.evaluate((element) => window.scrollBy(0, element.getBoundingClientRect().top - 72));
  await take("token");
  await ofARun(page, open, take);
  return taken;
}

async function ofAllPools(open: Open, take: Take): Promise<void> {
  await open(routes.overview);
  await take("overview");
  await open(routes.findings);
  await take("findings");
  await open(routes.matrix);
  await take("matrix");
}

/** A run that changes every client of the pool: what it would do, and what it did. */
async function ofARun(page: Page, open: Open, take: Take): Promise<void> {
  await open(routes.clients(inDev));
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("link", { name: "Change…" }).click();
  await page.getByRole("radio", { name: "Set access token lifetime" }).check();
  await page.getByRole("textbox", { name: /^Access token lifetime/ }).fill("30");
  await page.getByRole("button", { name: "Show dry run" }).click();
  await page.getByText("This is a dry run. Nothing was changed.").waitFor();
  await take("dry-run");
  await page.getByRole("button", { name: "Start run" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Start run" }).click();
  await page.getByText("Finished", { exact: true }).first().waitFor();
  await take("run");
}

async function inBothThemes(page: Page, name: string, into: string): Promise<Picture[]> {
  await page.mouse.move(0, 0);
  const taken: Picture[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    const file = `${name}-${colorScheme}.png`;
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const png = smallPng(await page.screenshot({ caret: "hide" }));
    const bytes = png.length;
    if (bytes > MOST_BYTES) throw new CommandError(`${file} has ${bytes} bytes, and may have ${MOST_BYTES}.`);
    writeFileSync(join(into, file), png);
    taken.push({ name: file, bytes });
  }
  return taken;
}

/** Hides the secret on the page, as turning to another tab does. */
async function mask(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, value: true });
    document.dispatchEvent(new Event("visibilitychange"));
    Reflect.deleteProperty(document, "hidden");
  });
  await page.getByRole("button", { name: "Show client secret" }).waitFor();
}

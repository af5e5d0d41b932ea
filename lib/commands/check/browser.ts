import { type Browser, chromium, type Page } from "playwright";
import { routes } from "@/lib/domain/routes";
import { findChromium } from "./chromium";
import { requireChromium } from "./require-chromium";

/** Starts a Chromium without a window. Throws CommandError where there is none and none can be installed. */
export async function openBrowser(): Promise<Browser> {
  requireChromium();
  const executablePath = findChromium();
  return await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ["--no-sandbox", "--disable-gpu"],
  });
}

/** Signs in as a person does: the console's button, the login page of the local Cognito, and back. */
export async function signInOn(
  page: Page,
  consoleUrl: string,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.goto(`${consoleUrl}${routes.signIn}`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.origin === consoleUrl && url.pathname === routes.overview);
}

import type { Page } from "playwright/test";
import { currentStand, type Stand } from "./stand";

/** Who signs in: the accounts of the local Cognito, one for each. */
export type Role = "admin" | "operator" | "viewer";

/** Signs in as a person would: the console's button, the login page, and back. */
export async function signInByHand(
  page: Page,
  role: Role,
  { consoleUrl, accounts }: Pick<Stand, "consoleUrl" | "accounts"> = currentStand(),
): Promise<void> {
  const account = accounts.find((it) => it.role === role);
  if (!account) throw new Error(`The local Cognito has no ${role}.`);
  await page.goto(`${consoleUrl}/sign-in`);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Email").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.origin === consoleUrl && url.pathname.startsWith("/pools"));
}

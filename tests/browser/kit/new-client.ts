import { expect, type Page } from "playwright/test";
import { type InPool, routes } from "@/lib/domain/routes";

export const read = "auth-resource-server/custom-scope.read";

/** Opens the form of a new client and fills in a name and one scope. */
export async function fill(page: Page, pool: InPool, name: string): Promise<void> {
  await page.goto(routes.newClient(pool));
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("checkbox", { name: read, exact: true }).check();
}

export const submit = (page: Page) => page.getByRole("button", { name: "Create app client" }).click();
export const panel = (page: Page) => page.getByRole("region", { name: "Client secret" });

/** What the clipboard holds after `what` has been copied. */
export async function copied(page: Page, what: string): Promise<string> {
  await page.getByRole("button", { name: `Copy ${what}`, exact: true }).click();
  await expect(page.getByText(`The ${what} is on the clipboard.`)).toBeAttached();
  return page.evaluate(() => navigator.clipboard.readText());
}

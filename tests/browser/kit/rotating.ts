import { expect, type Page } from "playwright/test";
import { type InPool, routes } from "@/lib/domain/routes";
import { copied, fill, panel, submit } from "./new-client";

/** Creates a client by hand and opens its secrets. Gives its id and its first secret. */
export async function openSecrets(page: Page, pool: InPool, name: string) {
  await fill(page, pool, name);
  await submit(page);
  const first = await copied(page, "client secret");
  const clientId = await copied(page, "client ID");
  await page.getByRole("checkbox", { name: "I have stored this secret" }).check();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await page.goto(routes.clientSecrets(pool, clientId));
  return { clientId, first };
}

/** Starts a rotation and waits until the new secret is proven. Gives it. */
export async function startRotation(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Start rotation" }).click();
  await expect(panel(page)).toContainText("Verified: a token was issued");
  return copied(page, "client secret");
}

/** Finishes a rotation whose overlap is not over: by the client's typed name. */
export async function finishRotation(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Finish rotation", exact: true }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("textbox").fill(name);
  await dialog.getByRole("checkbox", { name: "My services use the new secret" }).check();
  await dialog.getByRole("button", { name: "Finish rotation" }).click();
  await expect(page.getByText("Rotation finished. The old secret was deleted.")).toBeVisible();
}

/** Says that the secret is stored and closes its panel. */
export async function store(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: "I have stored this secret" }).check();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(panel(page)).toHaveCount(0);
}

/** Whether the token endpoint takes this secret. */
export async function works(tokenUrl: string, clientId: string, secret: string): Promise<boolean> {
  const answer = await fetch(tokenUrl, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${clientId}:${secret}`)}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  return answer.ok;
}

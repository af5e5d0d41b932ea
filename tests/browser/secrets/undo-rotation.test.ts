import { expect, type Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { panel } from "@/tests/browser/kit/new-client";
import { finishRotation, openSecrets, startRotation, store, works } from "@/tests/browser/kit/rotating";
import { test } from "@/tests/browser/kit/test";
import { inDev, inPool } from "@/tests/kit/in-pool";
import { journalOf } from "@/tests/kit/local-lever";

test.use({ permissions: ["clipboard-read", "clipboard-write"], timezoneId: "Europe/Berlin" });

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("a finished rotation is undone by who kept the old value, and the list counts along", async ({
  page,
  signIn,
  cognito,
  stand,
}) => {
  const pool = cognito.pools.dev;
  const tokenUrl = `${stand.cognitoUrl}/oauth2/token`;
  const rotating = `${routes.clients(inPool(pool))}?q=turned+and+back&secrets=2`;
  await signIn(page, "admin");
  const { clientId, first } = await openSecrets(page, inPool(pool), "turned and back");
  const second = await startRotation(page);
  await store(page);
  await finishRotation(page, "turned and back");
  await page.goto(rotating);
  await expect(page.getByRole("link", { name: "turned and back", exact: true })).toHaveCount(0);

  await page.goto(routes.clientSecrets(inPool(pool), clientId));
  const deleted = page.getByRole("region", { name: "Deleted secrets" });
  await expect(deleted).toContainText(/Deleted by a finished rotation at .* by admin@example.com/);
  const calls = async () =>
    (await journalOf(stand.cognitoUrl, "AddUserPoolClientSecret")).filter((it) => it.client === clientId)
      .length;
  const before = await calls();
  for (const [wrong, sentence] of [
    ["short", /24 to 64 letters, digits or _/],
    ["x".repeat(48), /doesn’t match any recently deleted secret of this client\. Nothing was changed/],
  ] as const) {
    await page.getByLabel("Old secret").fill(wrong);
    await button(page, "Undo the rotation").click();
    await expect(deleted).toContainText(sentence);
    await expect(page.getByLabel("Old secret")).toHaveValue(wrong);
  }
  expect(await calls()).toBe(before);

  await page.getByLabel("Old secret").fill(first);
  await button(page, "Undo the rotation").click();
  await expect(page.getByText("The old secret works again. Both secrets are valid")).toBeVisible();
  await expect(page.getByRole("region", { name: "Newer secret" })).toContainText("Restored");
  await expect(
    page.getByRole("heading", { name: "The newer secret is the old one, restored" }),
  ).toBeVisible();
  await expect(deleted).toHaveCount(0);
  await expect(panel(page)).toHaveCount(0);
  expect([await works(tokenUrl, clientId, first), await works(tokenUrl, clientId, second)]).toEqual([
    true,
    true,
  ]);
  await page.goto(rotating);
  await expect(page.getByRole("link", { name: "turned and back", exact: true })).toBeVisible();
});

test("a secret that leaked is never taken back", async ({ page, signIn, stand }) => {
  await signIn(page, "admin");
  const { clientId, first } = await openSecrets(page, inDev, "leaked for good");
  await startRotation(page);
  await store(page);
  await button(page, "Report a leaked secret").click();
  await page.getByRole("radio", { name: /The older one/ }).check();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete the leaked secret" }).click();
  const deleted = page.getByRole("region", { name: "Deleted secrets" });
  await expect(deleted).toContainText("Can’t be restored");
  await expect(page.getByLabel("Old secret")).toHaveCount(0);
  expect(await works(`${stand.cognitoUrl}/oauth2/token`, clientId, first)).toBe(false);
});

test("a retirement is planned in one's own time zone, shown exactly, kept, and in the trail", async ({
  page,
  signIn,
  cognito,
}) => {
  const pool = cognito.pools.dev;
  await signIn(page, "admin");
  const { clientId } = await openSecrets(page, inPool(pool), "to be retired");
  const current = page.getByRole("region", { name: "Current secret" });
  await expect(current).toContainText("None (Cognito secrets don’t expire)");
  const plan = button(page, "Set date of the current secret’s retirement");
  await plan.click();
  const dialog = page.getByRole("alertdialog", { name: "Retirement date for the current secret" });
  await expect(dialog).toContainText("in your time zone (Europe/Berlin)");
  await dialog.getByLabel("Retirement date").fill("2020-01-31");
  await page.keyboard.press("Enter");
  await expect(dialog).toContainText("Choose a date in the future.");
  await dialog.getByLabel("Retirement date").fill("2099-01-31");
  await dialog.getByRole("button", { name: "Set retirement date" }).click();
  await expect(current).toContainText("2099-01-31 in Europe/Berlin, set by admin@example.com");
  await expect(current.locator("time[datetime='2099-01-30T23:00:00.000Z']")).toBeVisible();
  await expect(button(page, "Change date of the current secret’s retirement")).toBeFocused();
  await page.reload();
  await expect(current).toContainText("2099-01-31 in Europe/Berlin, set by admin@example.com");
  await page.goto(routes.clientActivity(inPool(pool), clientId));
  await expect(page.getByText("Set retirement date", { exact: true }).first()).toBeVisible();
});

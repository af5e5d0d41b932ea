import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";

test("a search is saved under a name by keyboard, opened, renamed and deleted, and is the person's own", async ({
  page,
  openPage,
  signIn,
}) => {
  await signIn(page, "viewer");
  await page.goto(`${routes.clients(inDev)}?secrets=1&sort=-created`);
  const opener = page.getByRole("button", { name: "Saved views" });
  const panel = page.getByRole("group", { name: "Saved views" });
  const toast = (words: string) => page.getByRole("status").filter({ hasText: words });
  await opener.focus();
  await page.keyboard.press("Enter");
  await panel.getByLabel("View name").fill("One secret, <b>newest</b>");
  await page.keyboard.press("Enter");
  await expect(toast("was saved. Only visible to you.")).toBeVisible();
  await expect(opener).toContainText("One secret");
  await panel.getByLabel("View name").fill("one secret, <B>NEWEST</B>");
  await page.keyboard.press("Enter");
  await expect(panel.getByText("You already have a view")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(opener).toBeFocused();

  await page.goto(routes.clients(inDev));
  await opener.click();
  await expect(panel.getByRole("button", { name: "Save view" })).toHaveAttribute("aria-disabled", "true");
  await panel.getByRole("link", { name: "One secret, <b>newest</b>" }).click();
  await expect(page).toHaveURL(/\?secrets=1&sort=-created$/);
  await expect(panel).toBeHidden();

  await opener.click();
  await panel.getByRole("button", { name: "Rename the view" }).press("Enter");
  await panel.getByLabel("New name of").fill("Newest");
  await page.keyboard.press("Enter");
  await expect(toast("Renamed to “Newest”.")).toBeVisible();
  await expect(panel.getByRole("link", { name: "Newest", exact: true })).toHaveAttribute(
    "aria-current",
    "true",
  );

  const other = await openPage();
  await signIn(other, "operator");
  await other.goto(`${routes.clients(inDev)}?secrets=1`);
  await other.getByRole("button", { name: "Saved views" }).click();
  await expect(other.getByRole("button", { name: "Save view" })).toBeVisible();
  await expect(other.getByRole("link", { name: "Newest", exact: true })).toHaveCount(0);
  await other.close();

  await panel.getByRole("button", { name: "Delete the view Newest" }).click();
  await panel.getByRole("button", { name: "Delete view" }).click();
  await expect(toast("“Newest” was deleted.")).toBeVisible();
  await expect(panel.getByRole("link")).toHaveCount(0);
  await expect(panel.locator(":focus")).toHaveCount(1);
});

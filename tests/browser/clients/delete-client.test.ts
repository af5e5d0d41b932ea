import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { fill, panel, submit } from "@/tests/browser/kit/new-client";
import { test } from "@/tests/browser/kit/test";
import { inDev, inPool, inProd } from "@/tests/kit/in-pool";

test("a client is deleted by its typed name, with what goes with it said first", async ({
  page,
  signIn,
  cognito,
}) => {
  const pool = cognito.pools.prod;
  await signIn(page, "admin");
  await fill(page, inPool(pool), "to be deleted");
  await submit(page);
  await expect(panel(page)).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Leave" }).click();

  const opener = page.getByRole("button", { name: "Delete app client" });
  await expect(opener).toBeVisible();
  const overview = page.url();
  await opener.click();
  const dialog = page.getByRole("alertdialog", { name: "Delete to be deleted?" });
  await expect(dialog).toContainText("Existing tokens stay valid until they expire (up to 1 hour).");
  await expect(dialog).toContainText("auth-resource-server/custom-scope.read");
  const confirm = dialog.getByRole("button", { name: "Delete app client" });
  await dialog.getByRole("textbox").fill("something else");
  await expect(confirm).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();

  await opener.click();
  await dialog.getByRole("textbox").fill("to be deleted");
  await confirm.click();
  await expect(page).toHaveURL(routes.clients(inPool(pool)));
  await expect(page.getByRole("heading", { name: "App clients" })).toBeVisible();
  await expect(page.getByRole("link", { name: "to be deleted" })).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: "to be deleted was deleted." })).toBeVisible();
  // Its old address says what became of it, in the pool's frame.
  await page.goto(overview);
  await expect(page.getByText("This app client was deleted")).toBeVisible();
  await expect(page.getByText(/^admin@example\.com deleted it .+ It can’t be restored/)).toBeVisible();
  await expect(
    page.getByRole("navigation").getByRole("link", { name: "App clients", exact: true }).first(),
  ).toBeVisible();
  await page.getByRole("link", { name: "View audit trail" }).click();
  await expect(page.getByRole("cell", { name: "delete client" }).first()).toBeVisible();
});

test("a client that does not exist is a page that says so, in the frame of its pool", async ({
  page,
  signIn,
  expectedComplaints,
}) => {
  expectedComplaints.push(/404/);
  await signIn(page, "viewer");
  await page.goto(routes.client(inDev, "nobody0nobody0nobody0nobod"));
  await expect(page.getByRole("heading", { name: "This app client does not exist" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Resource servers" }).first()).toBeVisible();
});

test("an operator finds the reason in place of the button", async ({ page, signIn }) => {
  await signIn(page, "operator");
  await page.goto(routes.clients(inProd));
  await page.getByRole("link", { name: "orders-sync" }).click();
  await expect(page.getByRole("region", { name: "Manage client" })).toContainText(
    "Only admins can delete app clients.",
  );
  await expect(page.getByRole("button", { name: "Delete app client" })).toHaveCount(0);
});

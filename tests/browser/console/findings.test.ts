import { readFileSync } from "node:fs";
import { expect } from "playwright/test";
import { allRead } from "@/lib/commands/check/all-read";
import { routes } from "@/lib/domain/routes";
import { onOwnStand } from "@/tests/browser/kit/own-stand";
import { inDev, inProd } from "@/tests/kit/in-pool";

/** The pages are drawn once, from what has been read by then. */
const test = onOwnStand({ COGNITO_RATE: "1000" });

test("an admin finds clients without an owner, waives one finding, sees it as waived, and ends that", async ({
  page,
  signIn,
}) => {
  await signIn(page, "admin");
  for (const pool of [inDev, inProd]) await allRead(page, routes.clientsProgress(pool));
  await page.goto(routes.clients(inDev));
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Findings" }).click();
  await expect(page.getByLabel("Environment")).toHaveValue("dev");

  const byRule = page.getByRole("table", { name: "Findings by rule" });
  await byRule.getByRole("link", { name: "No owner team" }).click();
  await expect(page.getByRole("region", { name: "No owner team" })).toContainText(
    "OWASP NHI1:2025 Improper Offboarding",
  );
  const found = page.getByRole("table", { name: "Findings" });
  const row = found.getByRole("row").filter({ hasText: "refund-worker" });
  await expect(row).toContainText("No team owns it.");
  await expect(row.getByRole("link", { name: "Assign an owner" })).toHaveAttribute(
    "href",
    new RegExp(`^${routes.clients(inDev)}/`),
  );

  await row.getByRole("button", { name: "Actions for No owner team, refund-worker" }).click();
  await page.getByRole("menuitem", { name: "Waive" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Waive finding" }).click();
  await expect(dialog).toContainText("Say in at least 10 characters");
  await dialog.getByLabel("Reason").fill("It moves to team-payments next week.");
  await dialog.getByLabel("Waive for").selectOption("7");
  await dialog.getByRole("button", { name: "Waive finding" }).click();
  await expect(page.getByText("“No owner team” of refund-worker was waived for 7 days.")).toBeVisible();
  await expect(row).toHaveCount(0);

  await page.getByLabel("State").selectOption("waived");
  await page.getByRole("button", { name: "Apply filters" }).click();
  await expect(row).toContainText("It moves to team-payments next week.");
  await row.getByRole("link", { name: "refund-worker" }).click();
  // The page before has a region of this name too.
  await expect(page.getByRole("heading", { name: "refund-worker" })).toBeVisible();
  const own = page.getByRole("region", { name: "Findings" });
  await expect(own).toContainText("It moves to team-payments next week.");
  await own.getByRole("button", { name: "Actions for No owner team, refund-worker" }).click();
  await page.getByRole("menuitem", { name: "End waiver" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "End waiver" }).click();
  await expect(page.getByText("The waiver of “No owner team” of refund-worker was ended.")).toBeVisible();
  await expect(own).not.toContainText("It moves to team-payments next week.");

  await page.goto(routes.findingsFound(new URLSearchParams({ rule: "no-owner" })));
  await expect(row.first()).toContainText("No team owns it.");
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  expect(readFileSync(await (await saved).path(), "utf8")).toContain('"refund-worker"');
});

test("a viewer sees every finding, waives none, and a filter that is not known lists nothing", async ({
  page,
  signIn,
}) => {
  await signIn(page, "viewer");
  for (const pool of [inDev, inProd]) await allRead(page, routes.clientsProgress(pool));
  await page.goto(routes.findings);
  const found = page.getByRole("table", { name: "Findings", exact: true });
  await expect(found.getByRole("row").filter({ hasText: "No owner team" }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^Actions for/ })).toHaveCount(0);
  await page.goto(`${routes.findings}?team=team-orders`);
  await expect(page.getByRole("alert").filter({ hasText: "no filter named “team”" })).toBeVisible();
  await expect(found).toHaveCount(0);
});

import { expect } from "playwright/test";
import { allRead } from "@/lib/commands/check/all-read";
import { routes } from "@/lib/domain/routes";
import { onOwnStand } from "@/tests/browser/kit/own-stand";
import { inDev, inPool } from "@/tests/kit/in-pool";

/** The page is drawn once, from what has been read by then. */
const test = onOwnStand({ COGNITO_RATE: "1000" });

// What a refused run prints is the browser’s own line.
test.use({ expectedComplaints: [/status of 429/] });

test("an admin of an existing pool is led through its setup: owners for many clients, groups, and the doctor", async ({
  page,
  signIn,
  cognito,
}) => {
  const pool = cognito.pools.dev;
  await signIn(page, "admin");
  await allRead(page, routes.clientsProgress(inPool(pool)));
  await page.goto(routes.clients(inPool(pool)));
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Setup" }).click();
  await expect(
    page.getByText("Every resource server has an owner team or self-service scopes."),
  ).toBeVisible();
  const rows = page.getByRole("table", { name: "App clients without an owner" }).getByRole("row");
  await expect(rows).toHaveCount(7);
  await page.getByRole("checkbox", { name: "refund-worker", exact: true }).check();
  await page.getByRole("checkbox", { name: "nightly-report", exact: true }).check();
  await page.getByLabel("Owner team").fill("team-payments");
  await page.getByRole("button", { name: "Assign to 2 clients" }).click();
  await expect(page.getByText("Assigned 2 clients.")).toBeVisible();
  await expect(rows.filter({ hasText: "Assigned to team-payments" })).toHaveCount(2);
  await expect(page.getByRole("region", { name: "Groups with a role here" })).toContainText(
    "m2m-admin 1 person",
  );
  await page.reload();
  await expect(rows).toHaveCount(5);

  await page.getByRole("link", { name: "Open the doctor" }).click();
  await page.getByRole("button", { name: "Run the checks" }).click();
  await expect(page.getByText(/^No problems found\. Checked/)).toBeVisible();
  const passed = page.getByRole("table", { name: "Passed checks" });
  await expect(
    passed.getByRole("row").filter({ hasText: "dev, cognito-idp:AddUserPoolClientSecret" }),
  ).toBeVisible();
  await page.getByRole("button", { name: "Run the checks" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "The checks can run once a minute." }),
  ).toBeVisible();
});

test("an operator sees no way to the setup or the doctor, and is told who can use them", async ({
  page,
  signIn,
}) => {
  await signIn(page, "operator");
  await page.goto(routes.pools);
  await expect(page.getByRole("link", { name: /Setup|Doctor/ })).toHaveCount(0);
  await page.goto(routes.setup(inDev));
  await expect(page.getByText("Only admins can change who may grant scopes.")).toBeVisible();
  await page.goto(routes.doctor);
  await expect(page.getByText("Only admins of all environments can run these checks.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Run the checks" })).toHaveCount(0);
});

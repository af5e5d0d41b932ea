import { DescribeUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect, type Page } from "playwright/test";
import { allRead } from "@/lib/commands/check/all-read";
import { routes } from "@/lib/domain/routes";
import { onOwnStand } from "@/tests/browser/kit/own-stand";
import { apiOf } from "@/tests/browser/kit/stand";
import { pullLever } from "@/tests/kit/local-lever";
import { rawClient } from "@/tests/kit/raw-client";

const SCOPE = "auth-resource-server/custom-scope.read";

/** More than a page of the list shows. */
const OLD_JOBS = 62;
const BATCHES = 12;

const ids = new Map<string, string>();

/** A console of its own: these stories delete and suspend many clients, and need all of them read. */
const test = onOwnStand({ COGNITO_RATE: "1000" }, async (local) => {
  const { api, pools } = apiOf(local);
  const names = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(2, "0")}`);
  for (const [UserPoolId, all] of [
    [pools.dev, names("batch", BATCHES)],
    [pools.prod, [...names("old-job", OLD_JOBS), "weekly-01"]],
  ] as const)
    for (const name of all)
      ids.set(name, await rawClient(api, name, { UserPoolId, AllowedOAuthScopes: [SCOPE] }));
  api.destroy();
  return {};
});

test.afterEach(({ stand }) => pullLever(stand.cognitoUrl, "faults"));

const bar = (page: Page) => page.getByRole("region", { name: "Selected clients" });
const select = (page: Page, name: string) =>
  page.getByRole("checkbox", { name: `Select ${name}`, exact: true });
const badge = (page: Page, word: string) =>
  page.getByRole("banner").or(page.getByRole("main")).getByText(word, { exact: true }).first();

/** Opens the list of a pool with what a search finds, once all of it is read. */
async function find(page: Page, pool: { environment: string }, text: string): Promise<void> {
  await allRead(page, routes.clientsProgress(pool));
  await page.goto(routes.clientsFound(pool, new URLSearchParams({ q: text })));
  await expect(page.getByText("Loading…")).toHaveCount(0);
}

/** Chooses a kind of change of what is selected. */
async function change(page: Page, kind: string): Promise<void> {
  await bar(page).getByRole("link", { name: "Change…" }).click();
  await page.getByRole("radio", { name: kind }).check();
}

const dryRun = (page: Page) => page.getByRole("button", { name: "Show dry run" }).click();

test("three clients are selected by keyboard and get a scope: dry run, run, report", async ({
  page,
  signIn,
  cognito,
  openPage,
}) => {
  await signIn(page, "admin");
  await find(page, { environment: "dev" }, "batch-");
  await page.keyboard.press("j");
  await page.keyboard.press("Space");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+Space");
  await expect(select(page, "batch-02")).toBeChecked();
  await expect(bar(page)).toContainText("3 clients selected");
  await page.keyboard.press("s");
  await expect(bar(page).getByRole("link", { name: "Change…" })).toBeFocused();
  await change(page, "Add scopes");
  await page.getByRole("checkbox", { name: "payments/charge", exact: true }).check();
  await dryRun(page);

  await expect(page.getByText("This is a dry run. Nothing was changed.")).toBeVisible();
  await expect(page.getByText("3 will change.")).toBeVisible();
  const lines = page.getByRole("table", { name: "Clients of this run" });
  await expect(lines.getByRole("row").filter({ hasText: "batch-02" })).toContainText("payments/charge added");
  await page.getByRole("button", { name: "Start run" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Start run" }).click();
  await expect(page.getByText("3 done.")).toBeVisible();
  await expect(badge(page, "Finished")).toBeVisible();
  const { UserPoolClient } = await cognito.api.send(
    new DescribeUserPoolClientCommand({ UserPoolId: cognito.pools.dev, ClientId: ids.get("batch-03") ?? "" }),
  );
  expect(UserPoolClient?.AllowedOAuthScopes?.toSorted()).toEqual([SCOPE, "payments/charge"]);

  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  expect((await saved).suggestedFilename()).toMatch(/^run-.*\.csv$/);
  const viewer = await openPage();
  await signIn(viewer, "viewer");
  await viewer.goto(page.url());
  await expect(viewer.getByText("3 done.")).toBeVisible();
  await expect(viewer.getByRole("button", { name: /^(Start|Continue|Retry)/ })).toHaveCount(0);
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Runs" }).click();
  await expect(page.getByRole("table", { name: "Runs" }).getByRole("row").nth(1)).toContainText("3 done");
});

test("all that match are deleted in production, once their number is typed", async ({ page, signIn }) => {
  await signIn(page, "admin");
  await find(page, { environment: "prod" }, "old-job-");
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await bar(page)
    .getByRole("button", { name: `Select all ${OLD_JOBS} that match` })
    .click();
  await change(page, "Delete");
  await dryRun(page);
  await expect(page.getByText(`${OLD_JOBS} will change.`)).toBeVisible();
  await page.getByRole("button", { name: "Start run" }).click();
  const question = page.getByRole("alertdialog", { name: `Delete ${OLD_JOBS} clients?` });
  await question.getByRole("textbox").fill("3");
  await expect(question.getByRole("button", { name: "Start run" })).toHaveAttribute("aria-disabled", "true");
  await question.getByRole("textbox").fill(String(OLD_JOBS));
  await question.getByRole("button", { name: "Start run" }).click();
  await expect(page.getByText(`${OLD_JOBS} done.`)).toBeVisible({ timeout: 60_000 });
  await find(page, { environment: "prod" }, "old-job-");
  await expect(page.getByText("No client has “old-job-” in its name, ID or scopes.")).toBeVisible();
});

test("a run is stopped, goes on, and what failed is retried", async ({ page, signIn, stand }) => {
  const operation = "UpdateUserPoolClient";
  await signIn(page, "admin");
  await find(page, { environment: "dev" }, "batch-");
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await change(page, "Suspend");
  await dryRun(page);
  await pullLever(stand.cognitoUrl, "faults", { operation, kind: "slow", rate: 1, milliseconds: 3_000 });
  await page.getByRole("button", { name: "Start run" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Start run" }).click();
  await expect(badge(page, "Running")).toBeVisible();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(badge(page, "Stopped")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/\d+ not done/)).toBeVisible();

  await pullLever(stand.cognitoUrl, "faults");
  const client = ids.get(`batch-${BATCHES}`);
  await pullLever(stand.cognitoUrl, "faults", { operation, kind: "500", rate: 1, client });
  await page.getByRole("button", { name: "Continue run" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Continue run" }).click();
  await expect(badge(page, "Finished")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(`${BATCHES - 1} done, 1 failed.`)).toBeVisible();
  await pullLever(stand.cognitoUrl, "faults");
  await page.getByRole("button", { name: "Retry 1 failed" }).click();
  await expect(page.getByText(`${BATCHES} done.`)).toBeVisible({ timeout: 30_000 });
});

test("clients of two environments are changed in one run, from the list of all", async ({ page, signIn }) => {
  await signIn(page, "admin");
  await find(page, { environment: "dev" }, "-01");
  await find(page, { environment: "prod" }, "-01");
  await page.goto(routes.allClientsFound(new URLSearchParams({ q: "-01" })));
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await expect(bar(page)).toContainText("2 clients selected");
  await change(page, "Set ticket");
  await page.getByRole("textbox", { name: "Ticket" }).fill("OPS-77");
  await dryRun(page);
  await expect(page.getByText("2 will change.")).toBeVisible();
  const lines = page.getByRole("table", { name: "Clients of this run" });
  await expect(lines.getByRole("row").filter({ hasText: "batch-01" })).toContainText("dev");
  await expect(lines.getByRole("row").filter({ hasText: "weekly-01" })).toContainText("prod");
  await page.getByRole("button", { name: "Start run" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Start run" }).click();
  await expect(page.getByText("2 done.")).toBeVisible();
});

test("a viewer exports what is selected, and changes nothing", async ({ page, signIn }) => {
  await signIn(page, "viewer");
  await find(page, { environment: "dev" }, "batch-");
  await select(page, "batch-01").check();
  await expect(bar(page).getByRole("link", { name: "Change…" })).toHaveCount(0);
  const saved = page.waitForEvent("download");
  await bar(page).getByRole("button", { name: "Export CSV" }).click();
  expect((await saved).suggestedFilename()).toBe("clients-dev.csv");
  await page.goto(routes.newRun({ environment: "dev" }));
  await expect(
    page.getByText("Only operators of the owning team and admins can edit this client."),
  ).toBeVisible();
});

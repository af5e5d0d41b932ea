import { readFileSync } from "node:fs";
import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { test } from "@/tests/browser/kit/test";
import { inDev, inProd } from "@/tests/kit/in-pool";
import { describedRaw, rawClient } from "@/tests/kit/raw-client";

test("names are there at once, settings arrive, and clients of people are told apart", async ({
  page,
  signIn,
}) => {
  // In a narrower window the list leaves the lifetime out.
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, "viewer");
  await page.goto(routes.clients(inProd));
  await expect(page.getByRole("heading", { name: "App clients" })).toBeVisible();
  const row = page
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name: "m2m-client", exact: true }) });
  await expect(row.getByRole("link", { name: "m2m-client", exact: true })).toBeVisible();
  await expect(row).toContainText("Active");
  await expect(row.getByText("1 hour", { exact: true })).toBeVisible();
  await expect(row).toContainText("custom-scope.read");
  await expect(page.getByText("Loading…")).toHaveCount(0);
  await expect(page.getByRole("row").getByText("User sign-in", { exact: true })).toHaveCount(0);
  await expect(page.getByRole("row").getByText("M2M + sign-in")).toBeVisible();

  await page.getByRole("link", { name: "All kinds" }).click();
  await expect(page.getByRole("row").getByText("User sign-in", { exact: true }).first()).toBeVisible();
});

test("a search follows the typing, lives in the URL, and says when nothing is found", async ({
  page,
  signIn,
}) => {
  await signIn(page, "viewer");
  await page.goto(routes.clients(inDev));
  await page.getByRole("combobox", { name: "Search clients" }).fill("nightly");
  await expect(page).toHaveURL(/q=nightly/);
  await expect(page.getByRole("link", { name: "nightly-report" })).toBeVisible();
  await expect(page.getByRole("link", { name: "m2m-client", exact: true })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Search clients" })).toHaveValue("nightly");
  await expect(page.getByRole("link", { name: "nightly-report" })).toBeVisible();

  await page.getByRole("combobox", { name: "Search clients" }).fill("nobody");
  await expect(page.getByText("No client has “nobody” in its name, ID or scopes.")).toBeVisible();
  await page.getByRole("link", { name: "Clear search" }).click();
  await expect(page.getByRole("link", { name: "nightly-report" })).toBeVisible();
});

test("a client shows its scopes, its dead ones, its settings and its secrets without their values", async ({
  page,
  signIn,
  cognito,
}) => {
  const clientId = await rawClient(cognito.api, "Unlikely", { AllowedOAuthFlowsUserPoolClient: false });
  await signIn(page, "viewer");
  await page.goto(routes.client(inDev, clientId));
  await expect(page.getByRole("heading", { name: "Unlikely" })).toBeVisible();
  await expect(page.getByText("OAuth is disabled for this client")).toBeVisible();
  await expect(page.getByRole("region", { name: "Scopes" })).toContainText(
    "auth-resource-server/custom-scope.read",
  );
  await expect(page.getByRole("region", { name: "Secrets" })).toContainText("1 secret");
  const { ClientSecret = "no secret" } = await describedRaw(cognito.api, clientId);
  expect(await page.content()).not.toContain(ClientSecret);
});

test("the other scopes of a client are read when they are asked for, and a failure of that is said", async ({
  page,
  signIn,
  cognito,
  expectedComplaints,
}) => {
  const AllowedOAuthScopes = ["auth-resource-server/custom-scope.read", "payments/charge"];
  const clientId = await rawClient(cognito.api, "Holder of two", { AllowedOAuthScopes });
  await signIn(page, "viewer");
  // The list learns of it there.
  await page.goto(routes.client(inDev, clientId));
  await expect(page.getByRole("heading", { name: "Holder of two" })).toBeVisible();
  // Found by the second of them, which is shown instead of the first.
  await page.goto(`${routes.clients(inDev)}?q=nts/chAR`);
  const found = page.getByRole("row").filter({ has: page.getByRole("link", { name: "Holder of two" }) });
  await expect(found.getByText("payments/charge").first()).toBeVisible();
  await expect(found.getByText("auth-resource-server")).toHaveCount(0);
  await page.goto(`${routes.clients(inDev)}?q=${clientId}`);
  await expect(page.getByText("Loading…")).toHaveCount(0);
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: "Holder of two" }) });
  const more = row.getByRole("button", { name: "+1, show all scopes" });

  expectedComplaints.push(/ERR_FAILED/);
  await page.route("**/clients/settings?*", (route) => route.abort());
  const panel = page.getByRole("group", { name: "2 scopes" });
  await more.click();
  await expect(panel.getByRole("alert")).toHaveText(
    "Couldn’t load the scopes. Try again, or open the client.",
  );
  await page.unroute("**/clients/settings?*");
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await more.focus();
  const { height } = (await row.boundingBox()) ?? {};
  await page.keyboard.press("Enter");
  await expect(panel.getByText("charge", { exact: true })).toBeVisible();
  await expect(panel.getByText("custom-scope.read")).toBeVisible();
  await expect(panel.getByRole("alert")).toHaveCount(0);
  expect((await row.boundingBox())?.height).toBe(height);
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(panel).toBeHidden();
  await expect(more).toBeFocused();

  await row.getByRole("time").last().hover();
  await expect(page.getByRole("tooltip")).toContainText("UTC");
});

test("a pool that does not exist is a page that says so", async ({ page, signIn, expectedComplaints }) => {
  expectedComplaints.push(/404/);
  await signIn(page, "viewer");
  for (const address of [
    routes.clients({ environment: "nobody" }),
    routes.clients({ environment: "..%2f" }),
  ]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { name: "This page does not exist" })).toBeVisible();
  }
});

test("filters combine, live in the URL, can be removed one by one, and an unknown one lists nothing", async ({
  page,
  signIn,
}) => {
  await signIn(page, "viewer");
  await page.goto(routes.clients(inDev));
  await expect(page.getByText("Loading…")).toHaveCount(0);
  await page.getByRole("button", { name: "Filters" }).click();
  const form = page.getByRole("form", { name: "Filters" });
  await form.getByLabel("Scope", { exact: true }).fill("auth-resource-server/custom-scope.read");
  await form.getByRole("group", { name: "Secrets" }).getByLabel("One", { exact: true }).check();
  await form.getByRole("button", { name: "Apply filters" }).click();
  await expect(page).toHaveURL(/scope=auth-resource-server/);
  await expect(page).toHaveURL(/secrets=1/);
  await expect(form).toBeHidden();
  await expect(page.getByRole("link", { name: "m2m-client", exact: true })).toBeVisible();
  const both = await page.getByRole("row").count();
  await page.reload();
  await expect(page.getByRole("row")).toHaveCount(both);

  await page.getByRole("link", { name: "Remove the filter Secrets: One" }).click();
  await expect(page).not.toHaveURL(/secrets=1/);
  expect(await page.getByRole("row").count()).toBeGreaterThanOrEqual(both);

  await page.goto(`${routes.clients(inDev)}?colour=red`);
  await expect(page.getByText("The list has no filter named “colour”.")).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
  await page.getByRole("link", { name: "Show all app clients" }).click();
  await expect(page.getByRole("link", { name: "m2m-client", exact: true })).toBeVisible();
});

test("the list is sorted by its columns and exported as it is filtered", async ({ page, signIn }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, "viewer");
  await page.goto(`${routes.clients(inDev)}?q=nightly`);
  await page.getByRole("link", { name: "Created" }).click();
  await expect(page.getByRole("columnheader", { name: "Created" })).toHaveAttribute("aria-sort", "ascending");
  const [csv] = await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("button", { name: "Export list" })
      .click()
      .then(() => page.getByRole("link", { name: "Export CSV" }).click()),
  ]);
  expect(csv.suggestedFilename()).toMatch(/^clients-dev(-incomplete)?\.csv$/);
  const lines = readFileSync(await csv.path(), "utf8")
    .trim()
    .split("\r\n");
  expect(lines[0]).toContain('"client id","name","kind","owner team"');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("nightly-report");
  const json = await page.request.get(
    routes.clientsExport(inDev, "json", new URLSearchParams({ q: "nightly" })),
  );
  expect((await json.json()).clients).toMatchObject([{ name: "nightly-report" }]);
  const unknown = await page.request.get(
    routes.clientsExport(inDev, "csv", new URLSearchParams({ colour: "red" })),
  );
  expect(unknown.status()).toBe(400);
});

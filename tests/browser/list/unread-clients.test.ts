import { expect, type Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { barriersOn } from "@/tests/browser/kit/barriers";
import { onOwnStand } from "@/tests/browser/kit/own-stand";
import { inDev } from "@/tests/kit/in-pool";
import { pullLever } from "@/tests/kit/local-lever";
import { changedElsewhere, rawClient } from "@/tests/kit/raw-client";

/** A console of its own, which reads as fast as it can: what ails Cognito here would ail all other stories. */
const test = onOwnStand({ COGNITO_RATE: "1000" });

test.afterEach(({ stand }) => pullLever(stand.cognitoUrl, ""));

const refresh = (page: Page) => page.getByRole("button", { name: "Refresh", exact: true });
const rowOf = (page: Page, name: string) =>
  page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });

/** Reads the list again until this client is on it: a refresh within seconds of a listing gets that one. */
async function untilListed(page: Page, name: string): Promise<void> {
  await expect(async () => {
    await refresh(page).click();
    await expect(rowOf(page, name)).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test("a client that could not be read is asked for again, and the words about it go once it is there", async ({
  page,
  signIn,
  cognito,
  stand,
}) => {
  const list = routes.clients(inDev);
  await signIn(page, "viewer");
  await page.clock.install();
  await page.goto(`${list}?q=late+reader`);
  await pullLever(stand.cognitoUrl, "faults", {
    operation: "DescribeUserPoolClient",
    kind: "throttle",
    rate: 1,
  });
  await rawClient(cognito.api, "late reader");
  await untilListed(page, "late reader");
  // The background reads it, too: the page is not told.
  const progress = await (await page.request.get(routes.clientsProgress(inDev))).json();
  await page.route("**/clients/progress", (route) => route.fulfill({ json: progress }));
  const failure = page.getByText("Couldn’t load details for 1 client on this page");
  await expect(failure).toBeVisible();
  await expect(page.getByText("The list retries automatically.")).toBeVisible();
  await expect(rowOf(page, "late reader").getByText("Not loaded").first()).toBeVisible();

  await pullLever(stand.cognitoUrl, "faults");
  await expect(async () => {
    await page.clock.fastForward("02:00");
    await expect(rowOf(page, "late reader")).toContainText("Active", { timeout: 1_000 });
  }).toPass();
  await expect(failure).toHaveCount(0);
  await expect(rowOf(page, "late reader").getByText("Not loaded")).toHaveCount(0);
});

test("rows that are read again are shown while the names are still being listed, and leaving ends the reading", async ({
  page,
  signIn,
  cognito,
  stand,
}) => {
  // In a narrower window the list leaves the lifetime out.
  await page.setViewportSize({ width: 1440, height: 900 });
  const clientId = await rawClient(cognito.api, "soon shown", { AccessTokenValidity: 1 });
  await signIn(page, "viewer");
  await page.goto(`${routes.clients(inDev)}?q=soon+shown`);
  await untilListed(page, "soon shown");
  await pullLever(stand.cognitoUrl, "faults", {
    operation: "ListUserPoolClients",
    kind: "slow",
    milliseconds: 9_000,
    rate: 1,
  });
  const listing = page.getByRole("button", { name: "Loading clients…" });
  let hours = 1;
  // Within seconds of a listing, or of the background's look at this client, nobody asks again.
  await expect(async () => {
    await expect(refresh(page)).toBeVisible({ timeout: 1_000 });
    hours += 1;
    await changedElsewhere(cognito.api, clientId, { AccessTokenValidity: hours });
    await refresh(page).click();
    await expect(rowOf(page, "soon shown").getByText(`${hours} hours`, { exact: true })).toBeVisible({
      timeout: 3_000,
    });
    await expect(listing).toBeVisible({ timeout: 1 });
  }).toPass({ timeout: 90_000 });
  // Long before the listing would have ended it.
  const cut = page.waitForEvent("requestfailed", {
    predicate: (request) => request.url().includes("fresh=yes"),
    timeout: 5_000,
  });
  await page.getByRole("link", { name: "soon shown" }).click();
  expect((await cut).failure()?.errorText).toContain("ABORTED");
  await expect(page.getByRole("heading", { name: "soon shown" })).toBeVisible();
});

test("a client's pages show what the console remembers of it while Cognito does not tell, and nothing that acts", async ({
  page,
  signIn,
  cognito,
  stand,
}) => {
  const clientId = await rawClient(cognito.api, "well remembered");
  await signIn(page, "admin");
  // The console learns of it there.
  await page.goto(routes.client(inDev, clientId));
  await expect(page.getByRole("link", { name: "Edit app client" })).toBeVisible();
  await pullLever(stand.cognitoUrl, "faults", {
    operation: "DescribeUserPoolClient",
    kind: "throttle",
    rate: 1,
  });

  const { client, editClient, clientSecrets, clientTry, clientCode, clientExport } = routes;
  for (const address of [client, editClient, clientSecrets, clientTry, clientCode, clientExport]) {
    await page.goto(address(inDev, clientId));
    await expect(page.getByRole("heading", { name: "well remembered" })).toBeVisible();
    await expect(
      page.getByRole("alert").filter({ hasText: "Cognito is throttling this pool" }),
    ).toBeVisible();
    await expect(page.getByText(/Settings last read/)).toBeVisible();
    await expect(page.getByRole("region", { name: "Scopes" })).toContainText("custom-scope.write");
    await expect(page.getByRole("main").getByRole("form")).toHaveCount(0);
    await expect(page.getByRole("main").getByRole("button", { name: /^(?!Copy)/ })).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Edit app client" })).toHaveCount(0);
  }
  expect(await barriersOn(page)).toEqual([]);
  await page.goto(routes.clientActivity(inDev, clientId));
  await expect(page.getByRole("heading", { name: "well remembered" })).toBeVisible();
  await expect(page.getByText(/Settings last read/)).toHaveCount(0);
});

test("settings much older than the names have an age of their own beside that of the names", async ({
  page,
  signIn,
}) => {
  await signIn(page, "viewer");
  await page.goto(routes.resourceServers(inDev));
  // The console's clock cannot be moved: what it would say after three hours is put into its answer.
  await page.route("**/clients?**_rsc=*", async (route) => {
    const answer = await route.fetch();
    const aged = `"settingsAt":${Date.now() - 3 * 3_600_000}`;
    await route.fulfill({ response: answer, body: (await answer.text()).replace('"settingsAt":null', aged) });
  });
  await page.getByRole("link", { name: "App clients", exact: true }).click();
  await expect(page.getByText("Settings read 3 hours ago or later.")).toBeVisible();
  await page.getByRole("link", { name: "M2M + user sign-in" }).click();
  await expect(page.getByText("Filtered by settings read 3 hours ago or later.")).toBeVisible();
  await page.unrouteAll({ behavior: "wait" });
});

import {
  CreateUserPoolDomainCommand,
  DeleteUserPoolDomainCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect, type Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { barriersOn } from "@/tests/browser/kit/barriers";
import { fill, panel, submit } from "@/tests/browser/kit/new-client";
import { seeded } from "@/tests/browser/kit/seeded";
import { test } from "@/tests/browser/kit/test";
import { inDev, inProd } from "@/tests/kit/in-pool";

const readScope = "auth-resource-server/custom-scope.read";

// What a refused request prints is the browser's own line.
test.use({
  permissions: ["clipboard-read", "clipboard-write"],
  expectedComplaints: [/status of 4(00|01|03|04|29)/],
});

const result = (page: Page) => page.getByRole("region", { name: "Token result" });
const scopeRow = (page: Page, name: string | RegExp) =>
  result(page).getByRole("table", { name: "Scopes" }).getByRole("row", { name });
const request = (page: Page) => page.getByRole("button", { name: "Request token" }).click();

async function paste(page: Page, secret: string) {
  await page.getByLabel("Client secret").fill(secret);
  await request(page);
}

test("an operator proves in the browser that the credentials work, and takes the token along", async ({
  page,
  signIn,
  cognito,
  consoleLog,
}) => {
  await signIn(page, "admin");
  const { clientId, secret } = await seeded(cognito, cognito.pools.dev, "m2m-client");
  await page.goto(routes.client(inDev, clientId));
  await page.getByRole("link", { name: "Try a token" }).click();
  await request(page);
  await expect(page.getByText("Paste the client secret.")).toBeVisible();
  await page.getByRole("checkbox", { name: "auth-resource-server/custom-scope.write" }).uncheck();
  await paste(page, secret);
  await expect(result(page)).toContainText("Cognito issued a token");
  await expect(result(page)).toBeFocused();
  await expect(result(page).getByText("Cognito issued a token")).toBeInViewport();
  await expect(
    result(page)
      .getByRole("list", { name: "Checks" })
      .getByText(/ passed$/),
  ).toHaveCount(5);
  await expect(result(page).getByText(/ failed$/)).toHaveCount(0);
  await expect(result(page)).toContainText("HTTP 200 in");
  await expect(result(page)).toContainText("Expires in 59:");
  await expect(scopeRow(page, readScope)).toContainText("yes yes yes");
  await expect(scopeRow(page, "auth-resource-server/custom-scope.write")).toContainText("no no yes");
  await result(page).getByRole("button", { name: "Copy access token" }).click();
  await expect(page.getByText("The access token is on the clipboard.")).toBeAttached();
  const token = await page.evaluate(() => navigator.clipboard.readText());
  expect(token).toMatch(/^eyJ/);
  expect(await barriersOn(page)).toEqual([]);

  const pages = page.getByRole("navigation", { name: "Pages of m2m-client" });
  await pages.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByRole("region", { name: "Settings" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("button", { name: "Request token" })).toBeVisible();
  await expect(result(page)).toHaveCount(0);
  await expect(page.getByLabel("Client secret")).toHaveValue("");

  // The same token, at the place where an API's side asks.
  await page.getByRole("link", { name: "Check a token" }).click();
  await page.getByLabel("Access token").fill(`Bearer ${token}`);
  // It is decoded in the browser, and its own scopes are selected.
  await expect(page.getByRole("region", { name: "Token contents" })).toContainText(clientId);
  await expect(page.getByLabel("Resource server")).toHaveValue("auth-resource-server");
  await expect(page.getByRole("checkbox", { name: readScope })).toBeChecked();
  await page.getByRole("button", { name: "Check token" }).click();
  await expect(
    page.getByText("An API that checks the client ID and scopes would accept this token"),
  ).toBeVisible();
  await page.getByLabel("Resource server").selectOption({ label: "Payments (payments)" });
  await page.getByRole("checkbox", { name: "payments/refund" }).check();
  await page.getByRole("button", { name: "Check token" }).click();
  await expect(page.getByText("An API would reject this token")).toBeVisible();
  await expect(page.getByRole("region", { name: "Verdict" }).getByRole("alert")).toContainText(
    "Missing scope payments/refund",
  );
  await expect(page.getByText(`Missing scope payments/refund. Granted: ${readScope}.`)).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);

  await page.goto(routes.clientActivity(inDev, clientId));
  await expect(page.getByText("test token").first()).toBeVisible();
  for (const hidden of [secret, token]) {
    expect(consoleLog()).not.toContain(hidden);
    expect(await page.content()).not.toContain(hidden);
  }
});

test("a wrong secret, a dead scope, a foreign scope and OAuth switched off are each explained", async ({
  page,
  signIn,
  cognito,
}) => {
  await signIn(page, "admin");
  const { dev } = cognito.pools;
  const bridge = await seeded(cognito, dev, "warehouse-bridge");
  await page.goto(routes.clientTry(inDev, bridge.clientId));
  await paste(page, "wrong0123456789wrong0123456789");
  await expect(result(page).getByRole("alert")).toContainText("This isn’t a secret of warehouse-bridge");
  await expect(result(page)).toContainText('{"error":"invalid_client"}');

  const dead = page.getByRole("checkbox", { name: "https://api.example.com/orders/stock.read" });
  await expect(dead).not.toBeChecked();
  await dead.check();
  await paste(page, bridge.secret);
  await expect(scopeRow(page, /stock\.read/)).toContainText("No longer exists");
  await expect(scopeRow(page, /stock\.read/)).toContainText("yes no yes");

  await page.getByLabel("Other scopes").fill("orders/delete");
  await paste(page, bridge.secret);
  await expect(result(page).getByRole("alert")).toContainText("orders/delete is not allowed for this client");

  const off = await seeded(cognito, dev, "partner-acme-feed");
  await page.goto(routes.clientTry(inDev, off.clientId));
  await paste(page, off.secret);
  await expect(result(page).getByRole("alert")).toContainText("OAuth is disabled for this client");
});

test("where the pool's domain is missing, the explanation says so", async ({ page, signIn, cognito }) => {
  const { prod } = cognito.pools;
  await signIn(page, "admin");
  const { clientId, secret } = await seeded(cognito, prod, "smoke-test");
  await page.goto(routes.clientTry(inProd, clientId));
  const domain = { UserPoolId: prod, Domain: "clientele-prod" };
  await cognito.api.send(new DeleteUserPoolDomainCommand(domain));
  try {
    await paste(page, secret);
    await expect(result(page).getByRole("alert")).toContainText("This isn’t the pool’s token endpoint");
    await expect(result(page).getByRole("alert")).toContainText("the pool no longer has a domain");
    await request(page);
    await expect(result(page).getByRole("alert")).toContainText("This pool has no domain");
  } finally {
    await cognito.api.send(new CreateUserPoolDomainCommand(domain));
  }
});

test("the secret that was just born is tried without leaving the page, by GetClientToken too", async ({
  page,
  signIn,
}) => {
  await signIn(page, "admin");
  await fill(page, inDev, "tried at birth");
  await page.getByRole("radio", { name: /^By the API call GetClientToken/ }).check();
  await submit(page);
  await expect(panel(page)).toBeVisible();
  await request(page);
  await expect(result(page)).toContainText("Cognito issued a token");
});

test("a tab asks for two tokens at once, and the others wait for their turn", async ({
  page,
  signIn,
  cognito,
}) => {
  const { dev } = cognito.pools;
  await signIn(page, "admin");
  const { clientId, secret } = await seeded(cognito, dev, "nightly-report");
  const held: (() => Promise<void>)[] = [];
  await page.route(`**${routes.clientToken(inDev, clientId)}`, (route) => {
    held.push(() => route.continue());
  });
  await page.goto(routes.clientTry(inDev, clientId));
  await paste(page, secret);
  // What is still to be answered is not asked again, so each asks for something else.
  await request(page);
  for (const other of ["other/a", "other/b"]) {
    await page.getByLabel("Other scopes").fill(other);
    await request(page);
  }
  await expect(page.getByText("1 more waiting.")).toBeVisible();
  await expect.poll(() => held.length).toBe(2);
  await held[0]?.();
  await expect.poll(() => held.length).toBe(3);
  await held[1]?.();
  await held[2]?.();
  await expect(result(page).getByRole("alert")).toContainText("other/b is not allowed for this client");
  await expect(page.getByText("Requesting a token…")).toHaveCount(0);
});

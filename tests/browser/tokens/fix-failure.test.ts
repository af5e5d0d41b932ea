import { expect, type Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { barriersOn } from "@/tests/browser/kit/barriers";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";
import { describedRaw, rawClient } from "@/tests/kit/raw-client";

test.use({ expectedComplaints: [/status of 4(00|01|03|04|29)/] });

const read = "auth-resource-server/custom-scope.read";
const write = "auth-resource-server/custom-scope.write";

const result = (page: Page) => page.getByRole("region", { name: "Token result" });
const dialog = (page: Page) => page.getByRole("alertdialog");
const button = (page: Page, name: string) => page.getByRole("button", { name });

test("a failure is ended by one click where one change ends it, and the token comes", async ({
  page,
  signIn,
  cognito,
}) => {
  await signIn(page, "admin");
  const clientId = await rawClient(cognito.api, "to be fixed", {
    AllowedOAuthFlowsUserPoolClient: false,
    AllowedOAuthScopes: [read],
    AccessTokenValidity: 5,
    TokenValidityUnits: { AccessToken: "minutes" },
  });
  const { ClientSecret = "" } = await describedRaw(cognito.api, clientId);
  await page.clock.install();
  await page.goto(routes.clientTry(inDev, clientId));
  await page.getByLabel("Client secret").fill(ClientSecret);
  await button(page, "Request token").click();
  await expect(result(page).getByRole("alert")).toContainText("OAuth is disabled for this client");
  await button(page, "Enable OAuth").click();
  await expect(dialog(page)).toContainText("Other settings don’t change.");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(button(page, "Enable OAuth")).toBeFocused();
  await button(page, "Enable OAuth").click();
  await dialog(page).getByRole("button", { name: "Enable OAuth" }).click();
  await expect(page.getByText("Done. Request the token again.")).toBeVisible();
  await expect(dialog(page)).toBeHidden();
  await expect(button(page, "Enable OAuth")).toBeFocused();

  // The secret is still in its field: only the client was changed.
  await page.getByLabel("Other scopes").fill(write);
  await button(page, "Request token").click();
  await expect(result(page).getByRole("alert")).toContainText(`${write} is not allowed for this client`);
  await button(page, "Allow the scope").click();
  await expect(dialog(page).getByText(`${write} added`)).toBeVisible();
  await dialog(page).getByRole("button", { name: "Allow the scope" }).click();
  await expect(page.getByText("Done. Request the token again.")).toBeVisible();
  await expect(dialog(page)).toBeHidden();
  await button(page, "Request token").click();
  await expect(result(page)).toContainText("Cognito issued a token");
  await expect(
    result(page).getByRole("table", { name: "Scopes" }).getByRole("row", { name: write }),
  ).toContainText("yes yes yes");
  expect((await describedRaw(cognito.api, clientId)).AllowedOAuthScopes).toEqual([read, write]);

  await page.clock.fastForward("05:01");
  await expect(result(page)).toContainText("The token has expired");
  await expect(button(page, "Copy access token")).toHaveCount(0);

  await page.goto(routes.clientActivity(inDev, clientId));
  await expect(page.getByText("Enable OAuth").first()).toBeVisible();
  await expect(page.getByText("Edit client").first()).toBeVisible();
});

test("a suspended client's explanation names who and when and offers no fix, also for an error met elsewhere", async ({
  page,
  openPage,
  signIn,
  cognito,
}) => {
  await signIn(page, "admin");
  const clientId = await rawClient(cognito.api, "suspended and tried");
  const { ClientSecret = "" } = await describedRaw(cognito.api, clientId);
  await page.goto(routes.client(inDev, clientId));
  await button(page, "Suspend app client").click();
  await dialog(page).getByRole("button", { name: "Suspend app client" }).click();
  await expect(button(page, "Resume app client")).toBeVisible();
  await page.getByRole("link", { name: "Try a token" }).click();
  await page.getByLabel("Client secret").fill(ClientSecret);
  await button(page, "Request token").click();
  const alert = result(page).getByRole("alert");
  await expect(alert).toContainText("This client is suspended");
  await expect(alert).toContainText(
    /It was suspended by admin@example\.com at 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d UTC/,
  );
  await expect(alert.getByRole("button")).toHaveCount(1);
  await expect(alert.getByRole("button", { name: "Copy request ID" })).toBeVisible();

  // A viewer tries nothing, and still learns why their program fails.
  const viewer = await openPage();
  await signIn(viewer, "viewer");
  await viewer.goto(routes.clientTry(inDev, clientId));
  await button(viewer, "Explain this error").click();
  const explanation = viewer.getByRole("region", { name: "Explanation" });
  await expect(explanation).toContainText("Paste the response, choose the error or enter the status.");
  await viewer.getByLabel("Response or error message").fill('HTTP/2 400\n\n{"error":"invalid_grant"}');
  await button(viewer, "Explain this error").click();
  await expect(explanation).toContainText(
    /This client is suspended.*It was suspended by admin@example\.com at 20/,
  );
  await viewer.getByText("More details (optional)").click();
  await viewer.getByLabel("URL requested").fill("https://other.example.com/oauth2/token");
  await button(viewer, "Explain this error").click();
  await expect(explanation).toContainText(
    "The request went to https://other.example.com/oauth2/token, which is not an address of this pool.",
  );
  await viewer.getByLabel("Content type sent").selectOption("application/json");
  await button(viewer, "Explain this error").click();
  await expect(explanation).toContainText("The token endpoint accepts only form POST requests");
  await expect(viewer.getByLabel("Response or error message")).toHaveValue(/invalid_grant/);
  expect(await barriersOn(viewer)).toEqual([]);
});

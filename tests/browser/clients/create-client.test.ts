import { execFile } from "node:child_process";
import { promisify } from "node:util";
import {
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { expect, type Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { copied, fill, panel, read, submit } from "@/tests/browser/kit/new-client";
import { test } from "@/tests/browser/kit/test";
import { inDev, inProd } from "@/tests/kit/in-pool";

const write = "auth-resource-server/custom-scope.write";
const run = promisify(execFile);

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("an operator creates a client, copies the curl line, and a terminal gets a token that verifies", async ({
  page,
  signIn,
  cognito,
  stand,
}) => {
  await signIn(page, "operator");
  await page.goto(routes.clients(inDev));
  await page.getByRole("link", { name: "Create app client" }).click();
  await page.getByLabel("Name", { exact: true }).fill("story-worker");
  await page.getByRole("checkbox", { name: read, exact: true }).check();
  await page.getByRole("checkbox", { name: write, exact: true }).check();
  await page.getByLabel("Access token lifetime (minutes)").fill("15");
  await submit(page);
  await expect(panel(page)).toBeVisible();
  const CLIENT_SECRET = await copied(page, "client secret");

  for (const way of ["Basic", "POST", "Basic, secret hidden", "POST, secret hidden"]) {
    await page.getByRole("radio", { name: way, exact: true }).check();
    const { stdout } = await run("sh", ["-c", await copied(page, "curl")], {
      env: { ...process.env, CLIENT_SECRET },
    });
    const { access_token, expires_in } = JSON.parse(stdout);
    expect(expires_in).toBe(900);
    const issuer = `${stand.cognitoUrl}/${cognito.pools.dev}`;
    const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));
    const { payload } = await jwtVerify(access_token, keys, { issuer });
    expect(payload).toMatchObject({ token_use: "access", scope: `${read} ${write}` });
  }

  await page.getByRole("checkbox", { name: "I have stored this secret" }).check();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("heading", { name: "story-worker" })).toBeVisible();
  await expect(page.getByText("15 minutes")).toBeVisible();
});

test("a double click makes one client, with one write call", async ({ page, signIn, cognito }) => {
  await signIn(page, "admin");
  await fill(page, inDev, "double-click");
  await page.getByRole("button", { name: "Create app client" }).dblclick();
  await expect(panel(page)).toBeVisible();
  const { UserPoolClients = [] } = await cognito.api.send(
    new ListUserPoolClientsCommand({ UserPoolId: cognito.pools.dev, MaxResults: 60 }),
  );
  expect(UserPoolClients.filter((client) => client.ClientName === "double-click")).toHaveLength(1);
});

test("a name that exists is flagged before the form is sent, and refused when it is sent all the same", async ({
  page,
  signIn,
}) => {
  await signIn(page, "admin");
  await fill(page, inDev, "M2M-Client");
  await page.getByLabel("Access token lifetime (minutes)").focus();
  const name = page.getByLabel("Name", { exact: true });
  await expect(page.getByText("This pool already has a client with this name.")).toBeVisible();
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await submit(page);
  await expect(page.getByRole("alert").filter({ hasText: "already has a client" })).toBeVisible();
  await expect(name).toBeFocused();
  await name.fill("m2m-client-of-mine");
  await submit(page);
  await expect(panel(page)).toBeVisible();
});

test("everything typed stays when the form is refused, with a sentence beside each field", async ({
  page,
  signIn,
}) => {
  await signIn(page, "admin");
  await page.goto(routes.newClient(inDev));
  await page.getByLabel("Name", { exact: true }).fill("orders/worker");
  await page.getByLabel("Access token lifetime (minutes)").fill("4");
  await submit(page);
  await expect(
    page.getByText("Some fields need your attention. Nothing was changed. Correct them and try again."),
  ).toBeVisible();
  await expect(page.getByText("Use letters without accents")).toBeVisible();
  await expect(page.getByText("Choose at least one scope. A client")).toBeVisible();
  await expect(page.getByText("Enter a whole number of minutes from 5 to 1440")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("orders/worker");
  await expect(page.getByLabel("Access token lifetime (minutes)")).toHaveValue("4");
});

test("create, copy and store work with the keyboard alone", async ({ page, signIn }) => {
  await signIn(page, "admin");
  await page.goto(routes.newClient(inDev));
  await page.getByLabel("Name", { exact: true }).focus();
  await page.keyboard.type("by keyboard");
  const scope = page.getByRole("checkbox", { name: read, exact: true });
  await tabTo(page, () => scope.evaluate((box) => box === document.activeElement));
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(panel(page).getByRole("button", { name: "Copy client secret" })).toBeFocused();
  for (const name of ["Copy client secret", "I have stored this secret", "Done"]) {
    const control = panel(page).getByRole(name.startsWith("I ") ? "checkbox" : "button", { name });
    await tabTo(page, () => control.evaluate((it) => it === document.activeElement));
    await page.keyboard.press("Space");
  }
  await expect(page.getByRole("heading", { name: "by keyboard" })).toBeVisible();
});

async function tabTo(page: Page, isThere: () => Promise<boolean>) {
  for (let count = 0; count < 40; count += 1) {
    if (await isThere()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Forty tabs did not lead there.");
}

test("what the form makes is what Cognito has", async ({ page, signIn, cognito }) => {
  await signIn(page, "admin");
  await fill(page, inProd, "in prod");
  await expect(page.getByText("is created in prod")).toBeVisible();
  await submit(page);
  const clientId = await copied(page, "client ID");
  const { UserPoolClient } = await cognito.api.send(
    new DescribeUserPoolClientCommand({ UserPoolId: cognito.pools.prod, ClientId: clientId }),
  );
  expect(UserPoolClient).toMatchObject({
    ClientName: "in prod",
    AllowedOAuthScopes: [read],
    AccessTokenValidity: 60,
  });
});

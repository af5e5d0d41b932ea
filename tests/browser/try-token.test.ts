import {
  CreateUserPoolClientCommand,
  CreateUserPoolDomainCommand,
  DeleteUserPoolDomainCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { fill, panel, submit } from "./new-client";
import { test } from "./test";

const readScope = "auth-resource-server/custom-scope.read";

// What a refused request prints is the browser's own line.
test.use({
  permissions: ["clipboard-read", "clipboard-write"],
  expectedComplaints: [/status of 4(00|01|03|04|29)/],
});

type Cognito = Parameters<Parameters<typeof test>[2]>[0]["cognito"];

/** A client of the seed with its secret, as its owner would have it. */
async function seeded({ api }: Cognito, UserPoolId: string, name: string) {
  const { UserPoolClients = [] } = await api.send(
    new ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60 }),
  );
  const ClientId = UserPoolClients.find((it) => it.ClientName === name)?.ClientId ?? "";
  const { UserPoolClient } = await api.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId }));
  return { clientId: ClientId, secret: UserPoolClient?.ClientSecret ?? "" };
}

const result = (page: Page) => page.getByRole("region", { name: "Token result" });
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
  await page.goto(routes.client(cognito.pools.dev, clientId));
  await page.getByRole("link", { name: "Try a token" }).click();
  await request(page);
  await expect(page.getByText("Paste the client secret.")).toBeVisible();
  await page.getByRole("checkbox", { name: "auth-resource-server/custom-scope.write" }).uncheck();
  await paste(page, secret);
  await expect(result(page)).toContainText("Cognito issued a token");
  await expect(
    result(page)
      .getByRole("list", { name: "Checks" })
      .getByText(/ passed$/),
  ).toHaveCount(5);
  await expect(result(page).getByText(/ failed$/)).toHaveCount(0);
  await expect(result(page)).toContainText("status 200");
  await expect(result(page)).toContainText("Ends in 59:");
  const row = (name: string) => result(page).getByRole("row", { name });
  await expect(row(readScope)).toContainText("yesyesyes");
  await expect(row("auth-resource-server/custom-scope.write")).toContainText("nonoyes");
  await result(page).getByRole("button", { name: "Copy access token" }).click();
  await expect(page.getByText("The access token is on the clipboard.")).toBeAttached();
  const token = await page.evaluate(() => navigator.clipboard.readText());
  expect(token).toMatch(/^eyJ/);
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa"]).analyze();
  expect(violations).toEqual([]);

  await page.getByRole("link", { name: "Overview" }).click();
  await page.goBack();
  await expect(page.getByRole("button", { name: "Request token" })).toBeVisible();
  await expect(result(page)).toHaveCount(0);
  await expect(page.getByLabel("Client secret")).toHaveValue("");

  // The same token, at the place where an API's side asks.
  await page.getByRole("link", { name: "Check a token" }).click();
  await page.getByLabel("Access token").fill(`Bearer ${token}`);
  await page.getByRole("checkbox", { name: readScope }).check();
  await page.getByRole("button", { name: "Check token" }).click();
  await expect(page.getByText("An API would accept this token")).toBeVisible();
  await page.getByLabel("Resource server").selectOption({ label: "Payments (payments)" });
  await page.getByRole("checkbox", { name: "payments/refund" }).check();
  await page.getByRole("button", { name: "Check token" }).click();
  await expect(page.getByText("An API would refuse this token")).toBeVisible();
  await expect(page.getByText(`It lacks payments/refund. It carries ${readScope}.`)).toBeVisible();
  expect((await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa"]).analyze()).violations).toEqual([]);

  await page.goto(routes.clientActivity(cognito.pools.dev, clientId));
  await expect(page.getByText("test token").first()).toBeVisible();
  for (const hidden of [secret, token]) {
    expect(consoleLog()).not.toContain(hidden);
    expect(await page.content()).not.toContain(hidden);
  }
});

test("a token of another environment is refused for its signature", async ({
  page,
  signIn,
  cognito,
  stand,
}) => {
  await signIn(page, "viewer");
  const { clientId, secret } = await seeded(cognito, cognito.pools.prod, "orders-sync");
  const answer = await page.request.post(`${stand.cognitoUrl}/oauth2/token`, {
    form: { grant_type: "client_credentials", client_id: clientId, client_secret: secret },
  });
  const { access_token: token } = await answer.json();
  await page.goto(routes.checkToken(cognito.pools.dev));
  await page.getByLabel("Access token").fill(token);
  await page.getByRole("button", { name: "Check token" }).click();
  await expect(page.getByText("An API would refuse this token")).toBeVisible();
  await expect(page.getByText("Signature failed", { exact: true })).toBeVisible();
  await expect(page.getByText("Issuer failed", { exact: true })).toBeVisible();
});

test("a wrong secret, a dead scope, a foreign scope and OAuth switched off are each explained", async ({
  page,
  signIn,
  cognito,
}) => {
  await signIn(page, "admin");
  const { dev } = cognito.pools;
  const bridge = await seeded(cognito, dev, "warehouse-bridge");
  await page.goto(routes.clientTry(dev, bridge.clientId));
  await paste(page, "wrong0123456789wrong0123456789");
  await expect(page.getByRole("alert")).toContainText("This is no secret of warehouse-bridge");
  await expect(result(page)).toContainText('{"error":"invalid_client"}');

  const dead = page.getByRole("checkbox", { name: "https://api.example.com/orders/stock.read" });
  await expect(dead).not.toBeChecked();
  await dead.check();
  await paste(page, bridge.secret);
  await expect(result(page).getByRole("row", { name: /stock\.read/ })).toContainText("Dead scope");
  await expect(result(page).getByRole("row", { name: /stock\.read/ })).toContainText("yesnoyes");

  await page.getByLabel("Other scopes").fill("orders/delete");
  await request(page);
  await expect(page.getByRole("alert")).toContainText("orders/delete is not allowed for this client");

  const off = await seeded(cognito, dev, "partner-acme-feed");
  await page.goto(routes.clientTry(dev, off.clientId));
  await paste(page, off.secret);
  await expect(page.getByRole("alert")).toContainText("OAuth is switched off on this client");
});

test("where the pool's domain is missing, the explanation says so", async ({ page, signIn, cognito }) => {
  const { prod } = cognito.pools;
  await signIn(page, "admin");
  const { clientId, secret } = await seeded(cognito, prod, "smoke-test");
  await page.goto(routes.clientTry(prod, clientId));
  const domain = { UserPoolId: prod, Domain: "clientele-prod" };
  await cognito.api.send(new DeleteUserPoolDomainCommand(domain));
  try {
    await paste(page, secret);
    await expect(page.getByRole("alert")).toContainText("Nobody answers for this pool at this address");
    await expect(page.getByRole("alert")).toContainText("the pool has none any more");
    await request(page);
    await expect(page.getByRole("alert")).toContainText("This pool has no domain");
  } finally {
    await cognito.api.send(new CreateUserPoolDomainCommand(domain));
  }
});

test("the secret that was just born is tried without leaving the page", async ({ page, signIn, cognito }) => {
  await signIn(page, "admin");
  await fill(page, cognito.pools.dev, "tried at birth");
  await submit(page);
  await expect(panel(page)).toBeVisible();
  await request(page);
  await expect(result(page)).toContainText("Cognito issued a token");
});

test("a viewer, an operator of another team and a protected client are refused, and 30 a minute are enough", async ({
  page,
  browser,
  signIn,
  cognito,
  stand,
}) => {
  const { dev } = cognito.pools;
  const { UserPoolClient } = await cognito.api.send(
    new CreateUserPoolClientCommand({
      UserPoolId: dev,
      ClientName: "tried-too-often",
      GenerateSecret: true,
      AllowedOAuthFlows: ["client_credentials"],
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthScopes: [readScope],
    }),
  );
  const { ClientId = "", ClientSecret = "" } = UserPoolClient ?? {};
  const data = { secret: ClientSecret, scopes: [], way: "basic" };
  const headers = { origin: stand.consoleUrl };
  const post = (by: Page, clientId = ClientId, more: object = {}) =>
    by.request.post(routes.clientToken(dev, clientId), { headers, data: { ...data, ...more } });

  expect((await post(page)).status()).toBe(401);
  await signIn(page, "viewer");
  expect((await post(page)).status()).toBe(403);
  await page.goto(routes.clientTry(dev, ClientId));
  await expect(page.getByText(/^Only operators of the owning team and admins try/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Request token" })).toHaveCount(0);

  const operator = await browser.newPage();
  await signIn(operator, "operator");
  expect((await post(operator)).status()).toBe(403);
  const admin = await browser.newPage();
  await signIn(admin, "admin");
  expect((await post(admin, stand.settings.SIGN_IN_CLIENT_ID)).status()).toBe(403);
  for (const foreign of [{}, { origin: "https://evil.example.com" }])
    expect(
      (await admin.request.post(routes.clientToken(dev, ClientId), { headers: foreign, data })).status(),
    ).toBe(403);
  // An address in the body is no part of the question.
  for (const url of ["http://169.254.169.254", "//evil", "@evil"])
    expect((await post(admin, ClientId, { tokenUrl: url })).status()).toBe(400);
  expect((await post(admin, ClientId, { scopes: ["a b"] })).status()).toBe(400);

  // Another person than the one of the other stories, who would be kept waiting.
  const statuses: number[] = [];
  for (let count = 0; count < 61; count += 1) {
    const answer = await operator.request.post(routes.tokenVerdict(dev), {
      headers,
      data: { token: "eyJ.eyJ.x", scopes: [] },
    });
    statuses.push(answer.status());
    if (answer.status() === 429) expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(0);
  }
  expect(statuses.filter((status) => status === 429)).toHaveLength(1);
});

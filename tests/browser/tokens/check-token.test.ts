import { expect, type Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { barriersOn } from "@/tests/browser/kit/barriers";
import { seeded } from "@/tests/browser/kit/seeded";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";
import { describedRaw, rawClient } from "@/tests/kit/raw-client";

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
  await page.goto(routes.checkToken(inDev));
  await page.getByLabel("Access token").fill(token);
  await page.getByRole("button", { name: "Check token" }).click();
  await expect(page.getByText("An API would reject this token")).toBeVisible();
  await expect(page.getByText("Signature failed", { exact: true })).toBeVisible();
  await expect(page.getByText("Issuer failed", { exact: true })).toBeVisible();

  // The same without a token: from the client's settings.
  await page.getByRole("radio", { name: "A client, without a token" }).check();
  await page.getByLabel("App client").fill("orders-sync");
  await page.getByRole("button", { name: "Choose app client" }).click();
  const prediction = page.getByRole("region", { name: "Prediction" });
  await expect(prediction).toContainText("would accept this token");
  await expect(prediction).toContainText("Audience depends on the API");
  await page.getByLabel("Resource server").last().selectOption({ label: "Payments (payments)" });
  await page.getByRole("checkbox", { name: "payments/refund" }).last().check();
  await expect(prediction).toContainText("Missing scope payments/refund");
  expect(await barriersOn(page)).toEqual([]);
});

test("a viewer, an operator of another team and a protected client are refused, and 30 a minute are enough", async ({
  page,
  openPage,
  signIn,
  cognito,
  stand,
}) => {
  const ClientId = await rawClient(cognito.api, "tried-too-often");
  const { ClientSecret = "" } = await describedRaw(cognito.api, ClientId);
  const data = { secret: ClientSecret, scopes: [], way: "basic" };
  const headers = { origin: stand.consoleUrl };
  const post = (by: Page, clientId = ClientId, { clientId: _, ...more }: Record<string, unknown> = {}) =>
    by.request.post(routes.clientToken(inDev, clientId), { headers, data: { ...data, ...more } });

  expect((await post(page)).status()).toBe(401);
  await signIn(page, "viewer");
  expect((await post(page)).status()).toBe(403);
  await page.goto(routes.clientTry(inDev, ClientId));
  await expect(page.getByText(/^Only operators of the owning team and admins can test/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Request token" })).toHaveCount(0);

  const operator = await openPage();
  await signIn(operator, "operator");
  expect((await post(operator)).status()).toBe(403);
  const admin = await openPage();
  await signIn(admin, "admin");
  expect((await post(admin, stand.settings.SIGN_IN_CLIENT_ID)).status()).toBe(403);
  for (const foreign of [{}, { origin: "https://evil.example.com" }])
    expect(
      (await admin.request.post(routes.clientToken(inDev, ClientId), { headers: foreign, data })).status(),
    ).toBe(403);
  // An address in the body is no part of the question.
  for (const url of ["http://169.254.169.254", "//evil", "@evil"])
    expect((await post(admin, ClientId, { tokenUrl: url })).status()).toBe(400);
  expect((await post(admin, ClientId, { scopes: ["a b"] })).status()).toBe(400);

  // The operator's own team has this one; no other story lets the operator try tokens.
  const own = await seeded(cognito, cognito.pools.dev, "orders-sync");
  const answers = [];
  for (let count = 0; count < 31; count += 1) answers.push(await post(operator, own.clientId, own));
  const statuses = answers.map((answer) => answer.status());
  expect(statuses.filter((status) => status === 200)).toHaveLength(30);
  const [wait] = answers.filter((answer) => answer.status() === 429);
  expect(Number(wait?.headers()["retry-after"])).toBeGreaterThan(0);
  expect(await wait?.text()).toMatch(/Too many requests\. Wait \d+ seconds?,/);
});

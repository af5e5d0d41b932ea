import { CreateUserPoolClientCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { onOwnStand } from "@/tests/browser/kit/own-stand";
import { journalOf, pullLever } from "@/tests/kit/local-lever";

/** A console of its own: no other story may be throttled, and here as many calls a second as Cognito takes count. */
const test = onOwnStand();

const NEWCOMERS = 60;
const THROTTLED_MS = 30_000;

test("half a minute of throttling leaves a list that lives, says so, hardly asks, and fills by itself afterwards", async ({
  page,
  signIn,
  cognito,
  stand,
}, info) => {
  test.setTimeout(180_000);
  const pool = cognito.pools.dev;
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  const plan = (operation: string) =>
    pullLever(stand.cognitoUrl, "faults", { operation, kind: "throttle", rate: 1 });
  const newcomers = page.getByRole("row").filter({ hasText: "newcomer-" });
  // Rows come to the page and leave it while kinds become known.
  const unfilled = async () =>
    (await newcomers.count()) - (await newcomers.filter({ hasText: "1 hour" }).count());
  for (let count = 0; count < NEWCOMERS; count += 1)
    await cognito.api.send(
      new CreateUserPoolClientCommand({
        UserPoolId: pool,
        ClientName: `newcomer-${count}`,
        GenerateSecret: true,
        AllowedOAuthFlows: ["client_credentials"],
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthScopes: ["auth-resource-server/custom-scope.read"],
      }),
    );
  await signIn(page, "viewer");
  // Before anybody asks for the newcomers: a slow machine would have read them all by the time that the page is there.
  await Promise.all([plan("DescribeUserPoolClient"), plan("ListUserPoolClientSecrets")]);
  await page.goto(routes.clients(pool));
  await expect(async () => {
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(page.getByText("1–60 of")).toBeVisible({ timeout: 8_000 });
  }).toPass();
  await shot("cold");
  await pullLever(stand.cognitoUrl, "journal");
  const end = Date.now() + THROTTLED_MS;
  await expect(page.getByText("Loading continues more slowly")).toBeVisible();
  await shot("throttled");
  await expect.poll(() => Date.now() >= end, { timeout: 2 * THROTTLED_MS }).toBe(true);
  expect(await newcomers.count()).toBeGreaterThan(30);
  expect(await unfilled()).toBeGreaterThan(0);
  // At the full rate it would be 120.
  const asked = await journalOf(stand.cognitoUrl, "DescribeUserPoolClient");
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.length).toBeLessThan(40);

  await pullLever(stand.cognitoUrl, "faults");
  await shot("filling");
  await expect.poll(unfilled, { timeout: 90_000 }).toBe(0);
  await expect(page.getByText("Couldn’t load details for")).toHaveCount(0);
  await expect(page.getByText("Loading continues more slowly")).toHaveCount(0, { timeout: 30_000 });
  await page.reload();
  await expect(page.getByRole("row").getByText("Loading…")).toHaveCount(0);
  await shot("warm");
});

import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { onOwnStand } from "@/tests/browser/kit/own-stand";
import { apiOf } from "@/tests/browser/kit/stand";
import { inPool } from "@/tests/kit/in-pool";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { rawClient } from "@/tests/kit/raw-client";

const NEWCOMERS = 60;
const THROTTLED_MS = 30_000;

const plan = (cognitoUrl: string, operation: string) =>
  pullLever(cognitoUrl, "faults", { operation, kind: "throttle", rate: 1 });

/**
 * A console of its own: no other story may be throttled, and here as many calls a second as Cognito takes count. It
 * finds the newcomers when it starts, and none of them can be read.
 */
const test = onOwnStand({}, async (local) => {
  const { api } = apiOf(local);
  for (let count = 0; count < NEWCOMERS; count += 1) await rawClient(api, `newcomer-${count}`);
  api.destroy();
  await plan(local.cognitoUrl, "DescribeUserPoolClient");
  await plan(local.cognitoUrl, "ListUserPoolClientSecrets");
  return {};
});

test("half a minute of throttling leaves a list that lives, says so, hardly asks, and fills by itself afterwards", async ({
  page,
  signIn,
  cognito,
  stand,
}, info) => {
  test.setTimeout(240_000);
  const pool = cognito.pools.dev;
  const shot = (name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });
  const newcomers = page.getByRole("row").filter({ hasText: "newcomer-" });
  // Rows come to the page and leave it while kinds become known.
  const unfilled = async () =>
    (await newcomers.count()) - (await newcomers.filter({ hasText: "1 hour" }).count());
  await signIn(page, "viewer");
  await expect(async () => {
    await page.goto(routes.clients(inPool(pool)));
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
  await expect.poll(unfilled, { timeout: 150_000 }).toBe(0);
  await expect(page.getByText("Couldn’t load details for")).toHaveCount(0);
  await expect(page.getByText("Loading continues more slowly")).toHaveCount(0, { timeout: 30_000 });
  await page.reload();
  await expect(page.getByRole("row").getByText("Loading…")).toHaveCount(0);
  await shot("warm");
});

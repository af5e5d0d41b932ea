import { ListUserPoolClientsCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect } from "playwright/test";
import { loadOf } from "@/lib/commands/bench/kit/page";
import { routes } from "@/lib/domain/routes";
import { onOwnStand } from "@/tests/browser/kit/own-stand";
import { inPool } from "@/tests/kit/in-pool";
import { rawClient } from "@/tests/kit/raw-client";

/** A console of its own, which reads as fast as it can: the other stories count what is in the pools. */
const test = onOwnStand({ COGNITO_RATE: "1000" });

const PAGE = 60;
const DRAWN_BY_THE_SERVER = 15;
const MOST_KB = 15;

test(`sixty clients weigh at most ${MOST_KB} KB: the server draws the first of them, the browser all`, async ({
  page,
  signIn,
  cognito,
}) => {
  const pool = cognito.pools.dev;
  const scopes = ["read", "write"].map((it) => `auth-resource-server/custom-scope.${it}`);
  for (let count = 0; count < PAGE; count += 1)
    await rawClient(
      cognito.api,
      `${["orders", "billing", "search + sons", "stock@warehouse"][count % 4]}-${count}`,
      {
        AllowedOAuthScopes: scopes.slice(0, 1 + (count % 2)),
        AccessTokenValidity: 60 + (count % 3) * 60,
        TokenValidityUnits: { AccessToken: "minutes" },
      },
    );
  const { NextToken } = await cognito.api.send(
    new ListUserPoolClientsCommand({ UserPoolId: pool, MaxResults: PAGE }),
  );
  expect(NextToken).toBeDefined();
  await signIn(page, "viewer");
  const url = routes.clients(inPool(pool));
  await page.goto(url);
  // A refresh within seconds of a listing, as of the one at the start, gets that one.
  await expect(async () => {
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(page.getByText(`1–${PAGE} of`)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByText("Loading details:")).toHaveCount(0);
  await page.reload();

  const html = await (await page.request.get(url)).text();
  expect(html).not.toContain("animate-pulse");
  expect(html.match(/ role="rowheader"/g)).toHaveLength(DRAWN_BY_THE_SERVER);
  const { documentKb } = await loadOf(page, url);
  console.log(`A page of ${PAGE} clients weighs ${documentKb.toFixed(1)} KB.`);
  expect(documentKb).toBeGreaterThan(5);
  expect(documentKb).toBeLessThanOrEqual(MOST_KB);
  await expect(page.getByRole("rowheader")).toHaveCount(PAGE);
  // The room that was kept for them is given back.
  await expect(page.locator("tbody")).toHaveCSS("padding-bottom", "0px");
});

import { expect } from "playwright/test";
import { allRead } from "@/lib/commands/check/all-read";
import { routes } from "@/lib/domain/routes";
import { handsOn } from "@/tests/browser/kit/hands";
import { onOwnStand } from "@/tests/browser/kit/own-stand";
import { seeded } from "@/tests/browser/kit/seeded";
import { dialog } from "@/tests/browser/kit/server-page";
import { inDev, inPool } from "@/tests/kit/in-pool";
import { describedRaw, rawClient } from "@/tests/kit/raw-client";
import { rawServer } from "@/tests/kit/raw-server";

/** Clients of other stories would come before these in the palette, and other stories count acts. */
const test = onOwnStand();

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("a token is tried by keyboard alone", async ({ page, signIn, cognito }) => {
  const { secret } = await seeded(cognito, cognito.pools.dev, "m2m-client");
  await signIn(page, "admin");
  await allRead(page, routes.clientsProgress(inDev));
  await page.goto(routes.clients(inDev));
  await expect(page.getByText("Loading…")).toHaveCount(0);
  await page.evaluate((text) => navigator.clipboard.writeText(text), secret);
  const hands = handsOn(page);
  await hands.choose("try m2m-client", /^Try a token/);
  await hands.reach(page.getByLabel("Client secret", { exact: true }));
  await hands.press("Control+v");
  await hands.press("Enter");
  const result = page.getByRole("region", { name: "Token result" });
  await expect(result).toContainText("Cognito issued a token");
  await expect(result).toBeFocused();
});

test("a client is edited by keyboard alone", async ({ page, signIn, cognito }) => {
  const pool = cognito.pools.dev;
  const clientId = await rawClient(cognito.api, "typed only");
  await signIn(page, "admin");
  await page.goto(routes.client(inPool(pool), clientId));
  const hands = handsOn(page);
  // Once the page answers, it listens to keys.
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Search" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await hands.press("e");
  await expect(page).toHaveURL(routes.editClient(inPool(pool), clientId));
  await hands.reach(page.getByLabel("Access token lifetime (minutes)"));
  await hands.press("Control+a");
  await hands.type("30");
  await hands.press("Enter");
  await expect(dialog(page).getByRole("button", { name: "Save changes" })).toBeFocused();
  await hands.press("Enter");
  await expect(page).toHaveURL(routes.client(inPool(pool), clientId));
  await expect(
    page.getByRole("status").filter({ hasText: "The changes to typed only were saved." }),
  ).toBeVisible();
  expect(await describedRaw(cognito.api, clientId)).toMatchObject({ AccessTokenValidity: 30 });
});

test("a scope is removed from its client, and then from its API, by keyboard alone", async ({
  page,
  signIn,
  cognito,
}) => {
  const pool = cognito.pools.dev;
  const identifier = "typed-api";
  await rawServer(cognito.api, pool, identifier, ["read", "write"]);
  const scopes = ["read", "write"].map((scope) => `${identifier}/${scope}`);
  const clientId = await rawClient(cognito.api, "holds both", { AllowedOAuthScopes: scopes });
  await signIn(page, "admin");
  await page.goto(routes.scopeRemoval(inPool(pool), identifier, "read"));
  await expect(page.getByRole("region", { name: "Used by: 1 client" })).toBeVisible();
  const hands = handsOn(page);
  await hands.reach(page.getByRole("button", { name: "Remove from 1 client…" }));
  await hands.press("Enter");
  await expect(dialog(page).getByRole("button", { name: "Remove from 1 client" })).toBeFocused();
  await hands.press("Enter");
  await expect(page.getByText("Removed from 1 client.")).toBeFocused();
  await hands.reach(page.getByRole("button", { name: "Remove scope" }));
  await hands.press("Enter");
  await expect(dialog(page).getByRole("textbox")).toBeFocused();
  await hands.type("read");
  await hands.press("Enter");
  await expect(page).toHaveURL(routes.resourceServer(inPool(pool), identifier));
  await expect(page.getByText(`${identifier}/write`, { exact: true })).toBeVisible();
  await expect(page.getByText(`${identifier}/read`, { exact: true })).toHaveCount(0);
  expect((await describedRaw(cognito.api, clientId)).AllowedOAuthScopes).toEqual([`${identifier}/write`]);
});

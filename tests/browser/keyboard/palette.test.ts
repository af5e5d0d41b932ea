import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { handsOn } from "@/tests/browser/kit/hands";
import { seeded } from "@/tests/browser/kit/seeded";
import { test } from "@/tests/browser/kit/test";
import { inDev, inPool, inProd } from "@/tests/kit/in-pool";

test("a client of another pool is two words away, and comes first the next time", async ({
  page,
  signIn,
  cognito,
}) => {
  const { prod } = cognito.pools;
  await signIn(page, "viewer");
  await page.goto(routes.clients(inProd));
  await page.goto(routes.clients(inDev));
  await expect(page.getByText("Loading…")).toHaveCount(0);
  const hands = handsOn(page);
  const { clientId } = await seeded(cognito, prod, "m2m-client");
  await hands.choose("m2m-c prod", /m2m-client/);
  await expect(page).toHaveURL(routes.client(inProd, clientId));
  await expect(page.getByRole("heading", { level: 1, name: "m2m-client" })).toBeVisible();
  await page.goto(routes.clients(inDev));
  await expect(page.getByText("Loading…")).toHaveCount(0);
  await hands.press("Control+k");
  const recent = page.getByRole("group", { name: "Recent app clients" });
  await expect(recent.getByRole("option")).toHaveText([/m2m-client.*prod/]);
  await hands.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("the palette opens by touch, fits a narrow screen, and gives the focus back", async ({
  page,
  signIn,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, "admin");
  await page.goto(routes.clients(inDev));
  const opener = page.getByRole("button", { name: "Search", exact: true });
  await opener.click();
  const dialog = page.getByRole("dialog", { name: "Search" });
  await dialog.getByRole("combobox").fill("rotate worker");
  await expect(dialog.getByRole("option").first()).toContainText("Rotate secret");
  const box = await dialog.boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= 320).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(opener).toBeFocused();
});

test("shortcuts lead from page to page, and are off for a person who turned them off", async ({
  page,
  signIn,
  cognito,
}) => {
  const pool = cognito.pools.dev;
  await signIn(page, "admin");
  await page.goto(routes.clients(inPool(pool)));
  await expect(page.getByText("Loading…")).toHaveCount(0);
  const hands = handsOn(page);
  await hands.press("/");
  await expect(page.getByRole("combobox", { name: "Search clients" })).toBeFocused();
  await hands.type("g");
  await expect(page).toHaveURL(/q=g$/);
  await page.goto(routes.clients(inPool(pool)));
  await expect(page.getByText("Loading…")).toHaveCount(0);
  await hands.type("gr");
  await expect(page.getByRole("heading", { level: 1, name: "Resource servers" })).toBeVisible();
  await hands.type("gc");
  await expect(page.getByRole("heading", { level: 1, name: "App clients" })).toBeVisible();
  await hands.type("jj");
  const row = page.getByRole("row").nth(2).getByRole("link").first();
  await expect(row).toBeFocused();
  const name = (await row.textContent()) ?? "";
  await hands.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await hands.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await hands.press("Escape");
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("group", { name: "Keyboard shortcuts" }).getByText("Off").click();
  await page.goto(routes.clients(inPool(pool)));
  await expect(page.getByText("Loading…")).toHaveCount(0);
  await hands.type("?gr");
  await hands.press("Control+k");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(page.getByRole("dialog")).toHaveCount(1);
  await expect(page.getByRole("dialog", { name: "Search" }).getByRole("combobox")).toHaveValue("");
  await expect(page).toHaveURL(routes.clients(inPool(pool)));
});

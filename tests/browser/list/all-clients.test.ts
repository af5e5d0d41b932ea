import { readFileSync } from "node:fs";
import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";

const scope = "auth-resource-server/custom-scope.read";

test("a question over two pools becomes filters that can be changed, and its answer is a file", async ({
  page,
  signIn,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, "viewer");
  await page.goto(routes.allClients);
  const rows = page.getByRole("table", { name: "App clients" }).getByRole("row");
  await expect(rows.filter({ hasText: /m2m-client.*dev/ }).first()).toBeVisible();
  await expect(rows.filter({ hasText: /m2m-client.*prod/ }).first()).toBeVisible();

  const box = page.getByRole("combobox", { name: "Search clients" });
  await box.fill(`who can call ${scope} in dev or prod`);
  await expect(
    page.getByText(/^Understood as Scope: .+ · Environment: dev · Environment: prod/),
  ).toBeVisible();
  await box.press("Enter");
  await expect(page).toHaveURL(/scope=auth-resource-server.*&kind=all&environment=dev&environment=prod/);
  await expect(box).toHaveValue("");
  await page.getByRole("link", { name: "Remove the filter Environment: dev" }).click();
  await expect(page).not.toHaveURL(/environment=dev/);
  await expect(rows.filter({ hasText: /m2m-client.*dev/ })).toHaveCount(0);
  await expect(rows.filter({ hasText: /m2m-client.*prod/ }).first()).toBeVisible();

  const [csv] = await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("button", { name: "Export list" })
      .click()
      .then(() => page.getByRole("link", { name: "Export CSV" }).click()),
  ]);
  expect(csv.suggestedFilename()).toMatch(/^clients(-incomplete)?\.csv$/);
  const [head, first] = readFileSync(await csv.path(), "utf8").split("\r\n");
  expect(head).toContain('"environment","pool id","client id"');
  expect(first).toMatch(/^"prod",/);
});

test("a question that is not understood as a whole lists nothing, and says what it understood", async ({
  page,
  signIn,
}) => {
  await signIn(page, "viewer");
  await page.goto(routes.allClients);
  await page.getByRole("combobox", { name: "Search clients" }).fill("no owner in prod since monday");
  await expect(page.getByText("Not understood: “since monday”.")).toBeVisible();
  await expect(page.getByText(/Understood: .*Owner team: No owner/)).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
  await page.getByRole("link", { name: "Use what was understood" }).click();
  await expect(page.getByRole("table", { name: "App clients" })).toBeVisible();
  await page.goto(`${routes.allClients}?environment=nowhere`);
  await expect(page.getByText("The environment “nowhere” doesn’t exist")).toBeVisible();
});

test("the list of one pool understands questions too, and leads to all pools for another environment", async ({
  page,
  signIn,
}) => {
  await signIn(page, "viewer");
  await page.goto(routes.clients(inDev));
  const box = page.getByRole("combobox", { name: "Search clients" });
  await box.fill("no owner in prod");
  await expect(page.getByText("This question is about other environments.")).toBeVisible();
  await page.getByRole("link", { name: "Ask all app clients" }).click();
  await expect(page).toHaveURL(/\/clients\?owner=none&environment=prod/);
});

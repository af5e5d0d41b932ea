import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { dialog, row, saveButton, scopeOf } from "@/tests/browser/kit/server-page";
import { test } from "@/tests/browser/kit/test";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { describedRaw, rawClient } from "@/tests/kit/raw-client";
import { rawServer } from "@/tests/kit/raw-server";

test("a scope that clients hold is taken off them first, with stop and resume, and then removed", async ({
  page,
  signIn,
  cognito,
  stand,
  consoleLog,
}) => {
  const pool = cognito.pools.dev;
  // A route handler is given it decoded: decoded once more, it would be another one.
  const identifier = "https://api.example.com/held?a=b#c%2F";
  const [read, write] = [`${identifier}/read`, `${identifier}/write`];
  await rawServer(cognito.api, pool, identifier, ["read", "write"]);
  const held = (name: string, scopes: string[]) =>
    rawClient(cognito.api, name, { AllowedOAuthScopes: scopes });
  const ids: string[] = [];
  for (const at of [1, 2, 3]) ids.push(await held(`holder-${at}`, [read, write]));
  const only = await held("holder-of-one", [read]);
  await signIn(page, "admin");
  await page.goto(routes.scopeRemoval(pool, identifier, "read"));
  await expect(page.getByRole("region", { name: "4 clients hold it" })).toBeVisible();
  await expect(row(page, "holder-of-one")).toContainText("It would be left without any scope.");
  await page.goto(routes.resourceServer(pool, identifier));
  await expect(scopeOf(page, read).getByRole("link", { name: "4 clients" })).toHaveAttribute(
    "href",
    /clients\?scope=.*kind=all/,
  );
  await scopeOf(page, read).getByRole("link", { name: "Remove read" }).click();

  const remove = page.getByRole("button", { name: "Remove scope" });
  await remove.click();
  await dialog(page).getByRole("textbox").fill("read");
  await expect(dialog(page).getByRole("button", { name: "Remove scope" })).toHaveAttribute("aria-disabled");
  await expect(dialog(page)).toContainText("4 clients may be left with a dead scope");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(remove).toBeFocused();

  await pullLever(stand.cognitoUrl, "journal");
  // The second client's answer takes its time: stopped meanwhile, the third is left as it was.
  const slow = { operation: "UpdateUserPoolClient", kind: "slow", nth: 2, milliseconds: 3_000 };
  await pullLever(stand.cognitoUrl, "faults", slow);
  await page.getByRole("button", { name: "Remove from 3 clients…" }).click();
  // So many ask for the scope's name.
  await dialog(page).getByRole("textbox").fill("read");
  await dialog(page).getByRole("button", { name: "Remove from 3 clients" }).click();
  await expect(page.getByRole("progressbar")).toHaveAttribute("value", "1");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("Stopped after 2 of 3 clients. The others are as they were.")).toBeVisible();
  await expect(row(page, "holder-2")).toContainText("Done");
  await expect(row(page, "holder-3")).toContainText("Holds it");
  await page.reload();
  await expect(page.getByRole("region", { name: "2 clients hold it" })).toBeVisible();
  await page.getByRole("button", { name: "Remove from 1 client…" }).click();
  await dialog(page).getByRole("button", { name: "Remove from 1 client" }).click();
  await expect(page.getByText("1 of 1 clients were dealt with.")).toBeVisible();
  await expect(page.getByRole("region", { name: "1 client holds it" })).toBeVisible();
  // There is a way back, and the way there again.
  await page.getByRole("button", { name: "Put it back on 1 client" }).click();
  await expect(page.getByRole("region", { name: "2 clients hold it" })).toBeVisible();
  await expect(row(page, "holder-3")).toContainText("Put back");
  await page.getByRole("button", { name: "Remove from 1 client…" }).click();
  await dialog(page).getByRole("button", { name: "Remove from 1 client" }).click();
  await expect(page.getByRole("region", { name: "1 client holds it" })).toBeVisible();
  expect(await clientCalls(stand.cognitoUrl, ids, "UpdateUserPoolClient")).toBe(5);
  const outcomes = () =>
    Array.from(
      consoleLog().matchAll(
        /"action":"remove scope from client","poolId":"[^"]+","outcome":"(intended|done)"/g,
      ),
      ([, outcome]) => outcome,
    ).sort();
  const each = ["done", "intended"].flatMap((outcome) => Array<string>(4).fill(outcome));
  await expect.poll(outcomes).toEqual(each);

  await held("holder-of-two", [read, write]);
  await page.goto(routes.client(pool, only));
  await expect(page.getByRole("heading", { name: "holder-of-one" })).toBeVisible();
  await page.goto(routes.scopeRemoval(pool, identifier, "read"));
  await expect(page.getByRole("region", { name: "2 clients hold it" })).toBeVisible();
  await page.getByRole("button", { name: "Remove from 1 client…" }).click();
  await dialog(page).getByRole("button", { name: "Remove from 1 client" }).click();
  await expect(page.getByRole("region", { name: "1 client holds it" })).toBeVisible();
  await remove.click();
  await dialog(page).getByRole("textbox").fill("read");
  await dialog(page).getByRole("checkbox", { name: "1 client may be left with a dead scope" }).check();
  await dialog(page).getByRole("button", { name: "Remove scope" }).click();
  await expect(page).toHaveURL(routes.resourceServer(pool, identifier));
  await expect(scopeOf(page, write)).toBeVisible();
  await expect(scopeOf(page, read)).toHaveCount(0);
  for (const id of ids) expect((await describedRaw(cognito.api, id)).AllowedOAuthScopes).toEqual([write]);
});

test("a resource server is deleted by its typed identifier, by admins alone", async ({
  page,
  openPage,
  signIn,
  cognito,
}) => {
  const pool = cognito.pools.dev;
  const identifier = "https://api.example.com/deleted";
  await rawServer(cognito.api, pool, identifier, ["read"]);
  const operator = await openPage();
  await signIn(operator, "operator");
  await operator.goto(routes.resourceServer(pool, identifier));
  await expect(operator.getByText("Only admins of this environment change resource servers.")).toBeVisible();
  await expect(saveButton(operator)).toHaveCount(0);
  await operator.goto(routes.scopeRemoval(pool, identifier));
  await expect(operator.getByRole("button", { name: "Delete resource server" })).toHaveCount(0);

  await signIn(page, "admin");
  await page.goto(routes.resourceServer(pool, identifier));
  await page.getByRole("link", { name: "Delete resource server" }).click();
  await expect(page.getByRole("region", { name: "No client holds it" })).toBeVisible();
  await page.getByRole("button", { name: "Delete resource server" }).click();
  await dialog(page).getByRole("textbox").fill(identifier);
  await dialog(page).getByRole("button", { name: "Delete resource server" }).click();
  await expect(page).toHaveURL(routes.resourceServers(pool));
  await expect(page.getByRole("heading", { name: "Resource servers" })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: `${identifier} was deleted.` })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: identifier })).toHaveCount(0);
});

const clientCalls = async (url: string, ids: readonly string[], operation: string) =>
  (await journalOf(url, operation)).filter(({ client }) => client !== null && ids.includes(client)).length;

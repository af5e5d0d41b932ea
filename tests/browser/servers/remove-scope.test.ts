import type { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { expect, type Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { dialog, editServer, row, scopeOf } from "@/tests/browser/kit/server-page";
import { test } from "@/tests/browser/kit/test";
import { inPool } from "@/tests/kit/in-pool";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { describedRaw, rawClient } from "@/tests/kit/raw-client";
import { rawServer } from "@/tests/kit/raw-server";

type Cognito = { api: CognitoIdentityProviderClient; pools: { dev: string } };

/** A resource server with the scopes read and write, and clients that hold the ones named. */
async function heldScopes(
  { api, pools }: Cognito,
  name: string,
  holders: Readonly<Record<string, string[]>>,
) {
  const pool = pools.dev;
  // A route handler is given it decoded: decoded once more, it would be another one.
  const identifier = `https://api.example.com/${name}?a=b#c%2F`;
  await rawServer(api, pool, identifier, ["read", "write"]);
  const held = (client: string, scopes: readonly string[]) =>
    rawClient(api, client, { AllowedOAuthScopes: scopes.map((scope) => `${identifier}/${scope}`) });
  const ids = new Map<string, string>();
  for (const [client, scopes] of Object.entries(holders)) ids.set(client, await held(client, scopes));
  return { pool, identifier, held, ids };
}

const both = ["read", "write"];
const holds = (page: Page, name: string) => expect(page.getByRole("region", { name })).toBeVisible();
const removal = (page: Page) => page.getByRole("button", { name: "Remove scope" });

/** Takes the scope off the clients that can spare it; so many of them ask for its name. */
async function takeOff(page: Page, clients: string, typedName?: string) {
  await page.getByRole("button", { name: `Remove from ${clients}…` }).click();
  if (typedName !== undefined) await dialog(page).getByRole("textbox").fill(typedName);
  await dialog(page)
    .getByRole("button", { name: `Remove from ${clients}` })
    .click();
}

test("who holds a scope is said before it goes, and one left without any scope keeps it", async ({
  page,
  signIn,
  cognito,
}) => {
  const holders = { "seen-1": both, "seen-2": both, "seen-with-one": ["read"] };
  const { pool, identifier } = await heldScopes(cognito, "seen", holders);
  await signIn(page, "admin");
  await page.goto(routes.scopeRemoval(inPool(pool), identifier, "read"));
  await holds(page, "Used by: 3 clients");
  await expect(row(page, "seen-with-one")).toContainText("It’s the client’s only scope.");
  await page.goto(routes.resourceServer(inPool(pool), identifier));
  await expect(scopeOf(page, `${identifier}/read`).getByRole("link", { name: "3 clients" })).toHaveAttribute(
    "href",
    /clients\?scope=.*kind=all/,
  );
  await editServer(page);
  await scopeOf(page, `${identifier}/read`).getByRole("link", { name: "Remove read" }).click();
  await removal(page).click();
  await dialog(page).getByRole("textbox").fill("read");
  await expect(dialog(page).getByRole("button", { name: "Remove scope" })).toHaveAttribute("aria-disabled");
  await expect(dialog(page)).toContainText("3 clients may be left with a missing scope");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(removal(page)).toBeFocused();
});

test("a scope is taken off its clients one by one, with a stop, a resume and a way back", async ({
  page,
  signIn,
  cognito,
  stand,
  consoleLog,
}) => {
  const holders = { "holder-1": both, "holder-2": both, "holder-3": both, "holder-of-one": ["read"] };
  const { pool, identifier, ids } = await heldScopes(cognito, "stopped", holders);
  await signIn(page, "admin");
  await page.goto(routes.scopeRemoval(inPool(pool), identifier, "read"));
  await holds(page, "Used by: 4 clients");
  await pullLever(stand.cognitoUrl, "journal");
  // The second client's answer takes its time: stopped meanwhile, the third is left as it was.
  const slow = { operation: "UpdateUserPoolClient", kind: "slow", nth: 2, milliseconds: 3_000 };
  await pullLever(stand.cognitoUrl, "faults", slow);
  await takeOff(page, "3 clients", "read");
  await expect(page.getByRole("progressbar")).toHaveAttribute(
    "aria-valuetext",
    "1 removed, 1 skipped, 2 to do",
  );
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("Stopped after 2 of 3 clients. The others weren’t changed.")).toBeVisible();
  await expect(row(page, "holder-2")).toContainText("Done");
  await expect(row(page, "holder-3")).toContainText("Has this scope");
  await page.reload();
  await holds(page, "Used by: 2 clients");
  await takeOff(page, "1 client");
  await expect(page.getByText("Removed from 1 client.")).toBeVisible();
  await holds(page, "Used by: 1 client");
  // There is a way back, and the way there again.
  await page.getByRole("button", { name: "Restore on 1 client" }).click();
  await holds(page, "Used by: 2 clients");
  await expect(row(page, "holder-3")).toContainText("Restored");
  await takeOff(page, "1 client");
  await holds(page, "Used by: 1 client");
  const changed = (await journalOf(stand.cognitoUrl, "UpdateUserPoolClient")).filter(({ client }) =>
    [...ids.values()].includes(client ?? ""),
  );
  expect(changed).toHaveLength(5);
  const outcomes = () =>
    Array.from(
      consoleLog().matchAll(
        /"action":"remove scope from client","poolId":"[^"]+","outcome":"(intended|done)"/g,
      ),
      ([, outcome]) => outcome,
    ).sort();
  const each = ["done", "intended"].flatMap((outcome) => Array<string>(4).fill(outcome));
  await expect.poll(outcomes).toEqual(each);
});

test("a scope is removed though a client keeps it, once somebody says that it may", async ({
  page,
  signIn,
  cognito,
}) => {
  const holders = { "kept-1": ["read"], "kept-2": both };
  const { pool, identifier, held, ids } = await heldScopes(cognito, "removed", holders);
  await signIn(page, "admin");
  await page.goto(routes.scopeRemoval(inPool(pool), identifier, "read"));
  await holds(page, "Used by: 2 clients");
  // One that is granted it meanwhile is found when the page is opened again.
  ids.set("kept-3", await held("kept-3", both));
  await page.goto(routes.client(inPool(pool), ids.get("kept-1") ?? ""));
  await expect(page.getByRole("heading", { name: "kept-1" })).toBeVisible();
  await page.goto(routes.scopeRemoval(inPool(pool), identifier, "read"));
  await holds(page, "Used by: 3 clients");
  await takeOff(page, "2 clients");
  await holds(page, "Used by: 1 client");
  await removal(page).click();
  await dialog(page).getByRole("textbox").fill("read");
  await dialog(page).getByRole("checkbox", { name: "1 client may be left with a missing scope" }).check();
  await dialog(page).getByRole("button", { name: "Remove scope" }).click();
  await expect(page).toHaveURL(routes.resourceServer(inPool(pool), identifier));
  await expect(scopeOf(page, `${identifier}/write`)).toBeVisible();
  await expect(scopeOf(page, `${identifier}/read`)).toHaveCount(0);
  for (const name of ["kept-2", "kept-3"])
    expect((await describedRaw(cognito.api, ids.get(name) ?? "")).AllowedOAuthScopes).toEqual([
      `${identifier}/write`,
    ]);
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
  await operator.goto(routes.resourceServer(inPool(pool), identifier));
  await expect(operator.getByText("Only admins can change resource servers.")).toBeVisible();
  await expect(operator.getByRole("button", { name: "Edit name and scopes" })).toHaveCount(0);
  await operator.goto(routes.scopeRemoval(inPool(pool), identifier));
  await expect(operator.getByRole("button", { name: "Delete resource server" })).toHaveCount(0);

  await signIn(page, "admin");
  await page.goto(routes.resourceServer(inPool(pool), identifier));
  await page.getByRole("link", { name: "Delete resource server" }).click();
  await expect(page.getByRole("region", { name: "Used by: No clients" })).toBeVisible();
  await page.getByRole("button", { name: "Delete resource server" }).click();
  await dialog(page).getByRole("textbox").fill(identifier);
  await dialog(page).getByRole("button", { name: "Delete resource server" }).click();
  await expect(page).toHaveURL(routes.resourceServers(inPool(pool)));
  await expect(page.getByRole("heading", { name: "Resource servers" })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: `${identifier} was deleted.` })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: identifier })).toHaveCount(0);
});

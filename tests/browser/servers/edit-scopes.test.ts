import { DeleteResourceServerCommand } from "@aws-sdk/client-cognito-identity-provider";
import { expect, type Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { onOwnStand } from "@/tests/browser/kit/own-stand";
import { dialog, editServer, row, saveButton, scopeOf } from "@/tests/browser/kit/server-page";
import { inDev, inPool } from "@/tests/kit/in-pool";
import { journalOf, pullLever } from "@/tests/kit/local-lever";
import { describedServer, rawServer } from "@/tests/kit/raw-server";

/** A console and a Cognito of its own: it counts calls that name no resource server, and other stories make some. */
const test = onOwnStand();

const newScope = (page: Page, at: number) => page.getByRole("group", { name: `New scope ${at}` });
const odd = "it's`id`$(id)%{x}";

async function addScope(page: Page, at: number, name: string, description: string): Promise<void> {
  await page.getByRole("button", { name: "Add scope" }).click();
  await expect(newScope(page, at).getByLabel("Scope name")).toBeFocused();
  await newScope(page, at).getByLabel("Scope name").fill(name);
  await newScope(page, at).getByLabel("Description").fill(description);
}

async function save(page: Page): Promise<void> {
  // The dialog before fades, with a button of the same name in it.
  await expect(dialog(page)).toBeHidden();
  await saveButton(page).click();
  await dialog(page).getByRole("button", { name: "Save changes" }).click();
  await expect(dialog(page)).toBeHidden();
}

test("a resource server is created under any identifier, edited by what changes, and found again", async ({
  page,
  signIn,
  cognito,
  stand,
}) => {
  const pool = cognito.pools.dev;
  const identifier = "https://api.example.com/edit/v1?a=b#c%2F";
  await signIn(page, "admin");
  // A console that has just started has not read all clients yet: a scope goes at once only where none can hold it.
  await expect(async () => {
    await page.goto(routes.resourceServers(inPool(pool)));
    await expect(page.getByRole("table")).not.toContainText("at least", { timeout: 500 });
  }).toPass();
  await page.getByRole("link", { name: "Create resource server" }).click();
  const create = page.getByRole("button", { name: "Create resource server" });
  await page.getByLabel("Identifier").fill("my api");
  await addScope(page, 1, "orders/read", "Read");
  await pullLever(stand.cognitoUrl, "journal");
  await create.click();
  await expect(page.getByText("no spaces")).toHaveCount(2);
  await expect(page.getByText("Give the resource server a name.")).toBeVisible();
  await expect(page.getByLabel("Identifier")).toBeFocused();
  expect(await writes(stand.cognitoUrl)).toEqual([]);

  await page.getByLabel("Identifier").fill(identifier);
  await page.getByLabel("Name", { exact: true }).fill("Edited API");
  await newScope(page, 1).getByLabel("Scope name").fill(odd);
  await page.reload();
  await expect(page.getByLabel("Identifier")).toHaveValue(identifier);
  await expect(newScope(page, 1).getByLabel("Scope name")).toHaveValue(odd);
  await create.click();
  await expect(page).toHaveURL(routes.resourceServer(inPool(pool), identifier));
  await expect(page.getByRole("status").filter({ hasText: "Edited API was created" })).toBeVisible();
  expect(await writes(stand.cognitoUrl)).toEqual(["CreateResourceServer"]);

  await editServer(page);
  await saveButton(page).click();
  await expect(page.getByText("No changes to save.")).toBeVisible();
  await scopeOf(page, `${identifier}/${odd}`).getByLabel("Description").fill("Reads orders");
  await addScope(page, 1, "write", "Write");
  await page.getByLabel("Name", { exact: true }).fill("Orders of edits");
  await page.reload();
  await expect(newScope(page, 1).getByLabel("Scope name")).toHaveValue("write");
  await saveButton(page).click();
  await expect(dialog(page).getByRole("definition")).toHaveText([
    /Edited API →.*Orders of edits/,
    /write \(Write\) added/,
    /Read →.*Reads orders/,
  ]);
  await dialog(page).getByText("AWS CLI equivalent").click();
  await expect(dialog(page)).toContainText("aws cognito-idp update-resource-server --region eu-west-1");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(saveButton(page)).toBeFocused();
  await pullLever(stand.cognitoUrl, "journal");
  await save(page);
  await expect(page.getByText(/^The changes to .* were saved\.$/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Orders of edits" })).toBeVisible();
  expect(await serverCalls(stand.cognitoUrl)).toEqual(["DescribeResourceServer", "UpdateResourceServer"]);

  // Nobody holds it, so that it can go with the next save.
  await expect(page.getByRole("button", { name: "Edit name and scopes" })).toBeFocused();
  await editServer(page);
  await scopeOf(page, `${identifier}/write`).getByRole("button", { name: "Remove write" }).click();
  await save(page);
  await expect(scopeOf(page, `${identifier}/write`)).toHaveCount(0);
  const { Scopes } = await describedServer(cognito.api, pool, identifier);
  expect(Scopes).toEqual([{ ScopeName: odd, ScopeDescription: "Reads orders" }]);
  await page.goto(routes.resourceServers(inPool(pool)));
  await expect(row(page, "Orders of edits")).toContainText(/1\s*(No clients|at least 0)/);

  await rawServer(cognito.api, pool, "new", ["read"]);
  await page.goto(routes.resourceServer(inPool(pool), "new"));
  await expect(scopeOf(page, "new/read")).toBeVisible();
});

test("two people's edits of different scopes both survive, and one of the same is chosen", async ({
  page,
  openPage,
  signIn,
  cognito,
}) => {
  const pool = cognito.pools.dev;
  const identifier = "edited-by-two";
  await rawServer(cognito.api, pool, identifier, ["read", "write"]);
  await signIn(page, "admin");
  const other = await openPage();
  await signIn(other, "admin");
  for (const one of [page, other]) await one.goto(routes.resourceServer(inPool(pool), identifier));
  const read = (one: Page) => scopeOf(one, `${identifier}/read`).getByLabel("Description");
  const write = (one: Page) => scopeOf(one, `${identifier}/write`).getByLabel("Description");
  for (const one of [page, other]) await editServer(one);
  await write(other).fill("Theirs");
  await save(other);
  await read(page).fill("Mine");
  await save(page);
  await expect(scopeOf(page, `${identifier}/write`)).toContainText("Theirs");
  await expect(scopeOf(page, `${identifier}/read`)).toContainText("Mine");

  for (const one of [page, other]) await editServer(one);
  await write(page).fill("Mine again");
  await addScope(page, 1, "more", "More");
  await write(other).fill("Theirs again");
  await save(other);
  await saveButton(page).click();
  await dialog(page).getByRole("button", { name: "Save changes" }).click();
  const compared = page.getByRole("region", { name: "Your changes and theirs" });
  await expect(compared).toContainText("This resource server was changed by someone else");
  await expect(compared.getByRole("row", { name: /write/ })).toContainText("Theirs again");
  await compared.getByRole("radio", { name: "Keep mine" }).check();
  await compared.getByRole("button", { name: "Merge changes" }).click();
  await expect(write(page)).toHaveValue("Mine again");
  await save(page);
  const { Scopes = [] } = await describedServer(cognito.api, pool, identifier);
  expect(Scopes.map(({ ScopeDescription }) => ScopeDescription)).toEqual(["Mine", "Mine again", "More"]);

  // A session's end and a deletion elsewhere lose nothing that was typed.
  await editServer(page);
  await write(page).fill("Typed at the end");
  await page.context().clearCookies();
  await saveButton(page).click();
  await dialog(page).getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Your session has ended, so nothing was changed.")).toBeVisible();
  await expect(write(page)).toHaveValue("Typed at the end");
  await signIn(page, "admin");
  await cognito.api.send(new DeleteResourceServerCommand({ UserPoolId: pool, Identifier: identifier }));
  await save(page);
  await expect(page.getByText("This no longer exists in this pool. Go back to the list.")).toBeVisible();
  await expect(write(page)).toHaveValue("Typed at the end");
});

test.describe("a page that is gone", () => {
  test.use({ expectedComplaints: [/404/] });

  test("says so within the pool and leads back", async ({ page, signIn }) => {
    await signIn(page, "viewer");
    await page.goto(routes.resourceServer(inDev, "https://never.example.com/made"));
    await expect(
      page.getByRole("heading", { level: 1, name: "This resource server does not exist" }),
    ).toBeVisible();
    await page.getByRole("link", { name: "Back to the resource servers" }).click();
    await expect(page.getByRole("heading", { name: "Resource servers" })).toBeVisible();
  });
});

const serverCalls = async (url: string) =>
  (await journalOf(url)).map(({ operation }) => operation).filter((it) => it.endsWith("ResourceServer"));

const writes = async (url: string) =>
  (await serverCalls(url)).filter((operation) => !operation.startsWith("Describe"));

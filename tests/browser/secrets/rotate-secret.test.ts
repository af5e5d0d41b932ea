import {
  AddUserPoolClientSecretCommand,
  ListUserPoolClientSecretsCommand,
  ListUserPoolClientsCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { expect, type Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { panel } from "@/tests/browser/kit/new-client";
import { openSecrets, startRotation, store, works } from "@/tests/browser/kit/rotating";
import { test } from "@/tests/browser/kit/test";
import { pullLever } from "@/tests/kit/local-lever";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("both secrets get tokens while a rotation is under way, and the old one none once it is finished", async ({
  page,
  signIn,
  cognito,
  stand,
}) => {
  const pool = cognito.pools.dev;
  const tokenUrl = `${stand.cognitoUrl}/oauth2/token`;
  await signIn(page, "admin");
  const { clientId, first } = await openSecrets(page, pool, "turning");
  const second = await startRotation(page);
  expect(second).not.toBe(first);
  expect([await works(tokenUrl, clientId, first), await works(tokenUrl, clientId, second)]).toEqual([
    true,
    true,
  ]);
  await expect(page.getByRole("region", { name: "Next secret" })).toContainText("Added by admin@example.com");
  await expect(panel(page)).toContainText(second);
  await store(page);

  // The state is Cognito's: a new page shows the same.
  await page.reload();
  await expect(button(page, "Start rotation")).toHaveAttribute("aria-disabled", "true");
  await button(page, "Finish rotation").click();
  const dialog = page.getByRole("alertdialog", { name: "Finish the rotation of turning?" });
  await expect(dialog).toContainText("A token was issued");
  await expect(dialog).toContainText("Recommended overlap (10 minutes) ends at");
  const confirm = dialog.getByRole("button", { name: "Finish rotation" });
  await dialog.getByRole("textbox").fill("turning");
  await expect(confirm).toHaveAttribute("aria-disabled", "true");
  await dialog.getByRole("checkbox", { name: "My services use the new secret" }).check();
  await confirm.click();
  await expect(page.getByText("Rotation finished. The old secret was deleted.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Next secret" })).toHaveCount(0);
  expect([await works(tokenUrl, clientId, first), await works(tokenUrl, clientId, second)]).toEqual([
    false,
    true,
  ]);
});

test("a cancelled rotation leaves the first secret alone, and the panel goes with the secret it showed", async ({
  page,
  signIn,
  cognito,
  stand,
}) => {
  const tokenUrl = `${stand.cognitoUrl}/oauth2/token`;
  await signIn(page, "admin");
  const { clientId, first } = await openSecrets(page, cognito.pools.dev, "turning back");
  const second = await startRotation(page);
  await button(page, "Cancel rotation").click();
  await page
    .getByRole("alertdialog", { name: "Cancel the rotation of turning back?" })
    .getByRole("button", { name: "Cancel rotation" })
    .click();
  await expect(page.getByText("Rotation cancelled. The new secret was deleted.")).toBeVisible();
  await expect(panel(page)).toHaveCount(0);
  expect([await works(tokenUrl, clientId, first), await works(tokenUrl, clientId, second)]).toEqual([
    true,
    false,
  ]);
  await expect(button(page, "Start rotation")).not.toHaveAttribute("aria-disabled", "true");
});

test("an answer of Cognito's that is lost costs nothing: the secret is found, proven and shown", async ({
  page,
  signIn,
  cognito,
  stand,
}) => {
  await signIn(page, "admin");
  const { clientId } = await openSecrets(page, cognito.pools.prod, "turning in a storm");
  await pullLever(stand.cognitoUrl, "faults", {
    operation: "AddUserPoolClientSecret",
    kind: "reset-after-commit",
  });
  const second = await startRotation(page);
  expect(await works(`${stand.cognitoUrl}/oauth2/token`, clientId, second)).toBe(true);
  const { ClientSecrets } = await cognito.api.send(
    new ListUserPoolClientSecretsCommand({ UserPoolId: cognito.pools.prod, ClientId: clientId }),
  );
  expect(ClientSecrets).toHaveLength(2);
});

test("a secret added elsewhere is said to be, and two secrets mean a rotation, no matter who began it", async ({
  page,
  signIn,
  cognito,
}) => {
  const pool = cognito.pools.dev;
  await signIn(page, "admin");
  const { clientId } = await openSecrets(page, pool, "turned elsewhere");
  await expect(page.getByRole("region", { name: "Current secret" })).toContainText("Created with the client");
  await cognito.api.send(new AddUserPoolClientSecretCommand({ UserPoolId: pool, ClientId: clientId }));
  await page.reload();
  await expect(page.getByRole("region", { name: "Next secret" })).toContainText("Added outside Clientele");
  await button(page, "Finish rotation").click();
  await expect(page.getByRole("alertdialog")).toContainText("Never: it was added outside Clientele");
});

test("a rotation works with the keyboard alone", async ({ page, signIn, cognito }) => {
  await signIn(page, "admin");
  await openSecrets(page, cognito.pools.dev, "turned by keys");
  await press(page, button(page, "Start rotation"));
  await expect(panel(page)).toBeFocused();
  await expect(panel(page)).toContainText("Verified: a token was issued");
  await press(page, panel(page).getByRole("button", { name: "Copy client secret" }));
  await press(page, panel(page).getByRole("checkbox", { name: "I have stored this secret" }));
  await press(page, panel(page).getByRole("button", { name: "Done" }));
  await expect(page.getByText("Secret hidden. It can’t be shown again.")).toBeFocused();
  await press(page, button(page, "Finish rotation"));
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await press(page, dialog.getByRole("checkbox", { name: "My services use the new secret" }));
  await tabTo(page, dialog.getByRole("textbox"));
  await page.keyboard.type("turned by keys");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Next secret" })).toHaveCount(0);
  await expect(page.getByText("Rotation finished. The old secret was deleted.")).toBeFocused();
});

type Place = ReturnType<Page["locator"]>;

async function press(page: Page, place: Place) {
  await tabTo(page, place);
  await page.keyboard.press("Space");
}

async function tabTo(page: Page, place: Place) {
  for (let count = 0; count < 60; count += 1) {
    if (await place.evaluate((it) => it === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Sixty tabs did not lead there.");
}

test("who may not rotate finds the reason in place of the buttons", async ({ page, signIn, cognito }) => {
  const pool = cognito.pools.prod;
  const { UserPoolClients = [] } = await cognito.api.send(
    new ListUserPoolClientsCommand({ UserPoolId: pool, MaxResults: 60 }),
  );
  const idOf = (name: string) => UserPoolClients.find((it) => it.ClientName === name)?.ClientId ?? "";
  const reasons: [string, RegExp][] = [
    ["payments-gateway", /This client belongs to team-payments/],
    ["partner-portal-web", /This is a user sign-in client/],
    ["orders-mobile-app", /This is a user sign-in client/],
  ];
  await signIn(page, "operator");
  for (const [name, reason] of reasons) {
    await page.goto(routes.clientSecrets(pool, idOf(name)));
    await expect(page.getByRole("region", { name: "Rotation" })).toContainText(reason);
    await expect(button(page, "Start rotation")).toHaveCount(0);
  }
});

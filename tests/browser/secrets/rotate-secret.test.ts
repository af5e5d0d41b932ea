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
import { inDev, inPool, inProd } from "@/tests/kit/in-pool";
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
  const { clientId, first } = await openSecrets(page, inPool(pool), "turning");
  const second = await startRotation(page);
  expect(second).not.toBe(first);
  expect([await works(tokenUrl, clientId, first), await works(tokenUrl, clientId, second)]).toEqual([
    true,
    true,
  ]);
  await expect(page.getByRole("region", { name: "Newer secret" })).toContainText("by admin@example.com");
  await expect(panel(page)).toContainText(second);
  await store(page);

  // The state is Cognito's: a new page shows the same.
  await page.reload();
  await expect(button(page, "Start rotation")).toHaveCount(0);
  await button(page, "Finish rotation").click();
  const dialog = page.getByRole("alertdialog", { name: "Finish the rotation of turning?" });
  await expect(dialog).toContainText("before the recommended overlap (10 minutes) ends at");
  await expect(dialog).not.toContainText("verif");
  const confirm = dialog.getByRole("button", { name: "Finish rotation" });
  await dialog.getByRole("textbox").fill("turning");
  await expect(confirm).toHaveAttribute("aria-disabled", "true");
  await dialog.getByRole("checkbox", { name: "My services use the new secret" }).check();
  await confirm.click();
  await expect(page.getByText("Rotation finished. The old secret was deleted.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Newer secret" })).toHaveCount(0);
  expect([await works(tokenUrl, clientId, first), await works(tokenUrl, clientId, second)]).toEqual([
    false,
    true,
  ]);
});

test("a cancelled rotation leaves the first secret alone, and the panel goes with the secret it showed", async ({
  page,
  signIn,
  stand,
}) => {
  const tokenUrl = `${stand.cognitoUrl}/oauth2/token`;
  await signIn(page, "admin");
  const { clientId, first } = await openSecrets(page, inDev, "turning back");
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
  const { clientId } = await openSecrets(page, inProd, "turning in a storm");
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
  const { clientId } = await openSecrets(page, inPool(pool), "turned elsewhere");
  await expect(page.getByRole("region", { name: "Current secret" })).toContainText("Created with the client");
  await cognito.api.send(new AddUserPoolClientSecretCommand({ UserPoolId: pool, ClientId: clientId }));
  await page.reload();
  await expect(page.getByRole("region", { name: "Newer secret" })).toContainText("Added outside Clientele");
  await button(page, "Finish rotation").click();
  await expect(page.getByRole("alertdialog")).toContainText(
    "without verifying the new secret, which was added outside Clientele",
  );
});

test("a rotation works with the keyboard alone", async ({ page, signIn }) => {
  await signIn(page, "admin");
  await openSecrets(page, inDev, "turned by keys");
  await button(page, "Start rotation").focus();
  // On a slow network, the page still shows one secret when the new one is stored.
  let arrive: () => void = () => {};
  const isStored = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(
    (url) => url.pathname.endsWith("/secrets"),
    async (route) => {
      if (route.request().headers().rsc) await isStored;
      await route.continue();
    },
  );
  const keys = async (...all: string[]) => {
    for (const key of all) await page.keyboard.press(key);
  };
  await keys("Enter");
  await expect(panel(page).getByRole("button", { name: "Copy client secret" })).toBeFocused();
  await expect(panel(page)).toContainText("Verified: a token was issued");
  await keys("Enter");
  await expect(panel(page).getByRole("checkbox", { name: "I have stored this secret" })).toBeFocused();
  await keys("Space", "Enter");
  await expect(panel(page)).toHaveCount(0);
  arrive();
  await expect(button(page, "Finish rotation")).toBeFocused();
  await keys("Enter");
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("checkbox", { name: "My services use the new secret" })).toBeFocused();
  await keys("Space", "Tab");
  await expect(dialog.getByRole("textbox")).toBeFocused();
  await page.keyboard.type("turned by keys");
  await keys("Enter");
  await expect(page.getByText("Rotation finished. The old secret was deleted.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Newer secret" })).toHaveCount(0);
  // Not on a button: one more Enter starts nothing.
  await expect(page.getByRole("group", { name: "No rotation in progress" })).toBeFocused();
});

test("a dialog opens at its title in a small window, with the focus in it", async ({ page, signIn }) => {
  await signIn(page, "admin");
  await openSecrets(page, inProd, "turned in a small window ".repeat(5).trim());
  await startRotation(page);
  await store(page);
  for (const [width, height] of [
    [320, 640],
    [640, 360],
  ] as const) {
    await page.setViewportSize({ width, height });
    await button(page, "Finish rotation").click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog.locator(":focus")).toBeInViewport({ ratio: 1 });
    await expect(dialog.getByRole("heading", { name: /^Finish the rotation of/ })).toBeInViewport({
      ratio: 1,
    });
    await expect(dialog.getByRole("button", { name: "Finish rotation" })).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("Escape");
  }
});

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
    await page.goto(routes.clientSecrets(inPool(pool), idOf(name)));
    await expect(page.getByRole("region", { name: "Rotation", exact: true })).toContainText(reason);
    await expect(button(page, "Start rotation")).toHaveCount(0);
  }
});

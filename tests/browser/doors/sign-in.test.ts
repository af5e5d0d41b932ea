import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { signInByHand } from "@/tests/browser/kit/sign-in";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";

test("somebody signs in, comes to the page that was asked for, and signs out of Cognito too", async ({
  page,
  accounts,
  stand,
}) => {
  const wanted = `${routes.clients(inDev)}?q=orders`;
  const viewer = accounts.find((account) => account.role === "viewer");
  await page.goto(wanted);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel("Email").fill(viewer?.email ?? "");
  await page.getByLabel("Password").fill(viewer?.password ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  // The load event too: before it the page's script may not be there, and a form says so instead of signing out.
  await page.waitForURL(`${stand.consoleUrl}${wanted}`);

  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in$/);
  await page.goto(routes.pools);
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("Password")).toBeVisible();
});

test("the request to the login page carries PKCE, state and nonce", async ({ page }) => {
  await page.goto(routes.signIn);
  const authorize = page.waitForRequest(/\/oauth2\/authorize/);
  await page.getByRole("button", { name: "Sign in" }).click();
  const asked = new URL((await authorize).url()).searchParams;
  expect(asked.get("code_challenge_method")).toBe("S256");
  for (const name of ["code_challenge", "state", "nonce"]) expect(asked.get(name)).toMatch(/.{20,}/);
});

for (const bait of [
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "javascript:alert(1)",
  "%",
]) {
  test(`a sign-in that is asked to end at ${bait} ends at home`, async ({ page, accounts, stand }) => {
    const admin = accounts.find((account) => account.role === "admin");
    await page.goto(`${routes.signIn}?callbackUrl=${encodeURIComponent(bait)}`);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByLabel("Email").fill(admin?.email ?? "");
    await page.getByLabel("Password").fill(admin?.password ?? "");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(`${stand.consoleUrl}${routes.overview}`);
  });
}

test("the session cookie is out of reach of scripts, and what scripts can ask for tells no token", async ({
  page,
  stand,
}) => {
  await signInByHand(page, "admin");
  const session = (await page.context().cookies()).find((cookie) => cookie.name.endsWith("session-token"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  const told = await (await page.request.get(`${stand.consoleUrl}${routes.session}`)).json();
  expect(Object.keys(told).sort()).toEqual(["expires", "user"]);
  expect(Object.keys(told.user)).toEqual(["name"]);
});

test("a viewer sees the clients and no control that changes anything", async ({ page, signIn }) => {
  await signIn(page, "viewer");
  await page.goto(routes.clients(inDev));
  await expect(page.getByRole("link", { name: "m2m-client", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Create app client" })).toHaveCount(0);
  await page.goto(routes.newClient(inDev));
  await expect(page.getByText("Only operators and admins can create app clients.")).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
});

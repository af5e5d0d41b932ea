import { decode, encode } from "next-auth/jwt";
import { expect, type Page } from "playwright/test";
import { sessionMark } from "@/components/shell/session-mark";
import { routes } from "@/lib/domain/routes";
import { newPerson, signInAs } from "@/tests/browser/kit/new-person";
import { type Role, signInByHand } from "@/tests/browser/kit/sign-in";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";

const minute = 60_000;

/** Signs in as a person would and gives what the session cookie holds. */
async function signedIn(page: Page, secret: string, role: Role = "admin") {
  await signInByHand(page, role);
  const cookie = (await page.context().cookies()).find((it) => it.name === "next-auth.session-token");
  const token = await decode({ token: cookie?.value ?? "", secret });
  if (!token) throw new Error("There is no session cookie.");
  return { ...token, signedInAt: Number(token.signedInAt), seenAt: Number(token.seenAt) };
}

/** Gives this page's browser a session cookie of our own making. */
async function wear(page: Page, url: string, value: string) {
  await page.context().clearCookies();
  await page.context().addCookies([{ name: "next-auth.session-token", value, url, httpOnly: true }]);
}

test("a session counts for 8 hours in all and 30 minutes without input, and only as this console made it", async ({
  page,
  stand,
}) => {
  const secret = stand.settings.NEXTAUTH_SECRET ?? "";
  const session = await signedIn(page, secret);
  const { signedInAt, seenAt, ...halfway } = session;
  const cookies: [string, string, boolean][] = [
    ["fresh", await encode({ token: session, secret }), true],
    [
      "8 hours old",
      await encode({ token: { ...session, signedInAt: signedInAt - 480 * minute }, secret }),
      false,
    ],
    [
      "idle for 30 minutes",
      await encode({ token: { ...session, seenAt: seenAt - 30 * minute }, secret }),
      false,
    ],
    ["expired", await encode({ token: session, secret, maxAge: -60 }), false],
    [
      "of another secret",
      await encode({ token: session, secret: "another secret of 32 characters!" }),
      false,
    ],
    [
      "never begun here",
      await encode({ token: { ...session, sessionId: crypto.randomUUID() }, secret }),
      false,
    ],
    ["without its instants", await encode({ token: halfway, secret }), false],
    ["an unfinished sign-in's", await encode({ token: { state: "abc" }, secret }), false],
    ["unsigned", `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(session))}.`, false],
  ];
  for (const [which, cookie, isGood] of cookies) {
    await wear(page, stand.consoleUrl, cookie);
    await page.goto(routes.pools);
    await expect(page, which).toHaveURL(isGood ? /:\d+\/$/ : /\/sign-in/);
  }
});

test("a cookie that was kept is worth nothing after the sign-out", async ({ page, stand }) => {
  const secret = stand.settings.NEXTAUTH_SECRET ?? "";
  const kept = await encode({ token: await signedIn(page, secret), secret });
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await wear(page, stand.consoleUrl, kept);
  await page.goto(routes.pools);
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await (await page.request.get(routes.session)).json()).toEqual({});
});

test("somebody in no role group is told so and sees nothing", async ({ page, cognito }) => {
  await signInAs(page, await newPerson(cognito.api, cognito.pools.dev, ["team-orders"]));
  for (const path of [routes.pools, routes.clients(inDev)]) {
    await expect(page.getByRole("heading", { name: "You don’t have access" })).toBeVisible();
    await expect(page.getByText("m2m-client")).toHaveCount(0);
    await page.goto(path);
  }
});

test("a role of one environment opens no other", async ({ page, cognito, expectedComplaints }) => {
  expectedComplaints.push(/404/);
  await signInAs(page, await newPerson(cognito.api, cognito.pools.dev, ["m2m-viewer@prod"]));
  await expect(page.getByRole("listitem").filter({ hasText: cognito.pools.prod })).toBeVisible();
  await expect(page.getByText(cognito.pools.dev)).toHaveCount(0);
  await page.goto(routes.clients(inDev));
  await expect(page.getByRole("heading", { name: "This page does not exist" })).toBeVisible();
});

test("a session is renewed on input, at most once a minute, and says when it is over", async ({
  page,
  signIn,
  stand,
}) => {
  await signIn(page, "viewer");
  await page.clock.install();
  await page.goto(routes.clients(inDev));
  const renewals: string[] = [];
  page.on("request", (request) => {
    if (request.url() === `${stand.consoleUrl}${routes.session}`) renewals.push(request.method());
  });
  await page.keyboard.press("Shift");
  expect(renewals).toHaveLength(0);
  await page.clock.fastForward(61_000);
  expect(renewals).toHaveLength(0);
  const renewed = page.waitForResponse(`${stand.consoleUrl}${routes.session}`);
  await page.keyboard.press("Shift");
  await renewed;
  await page.keyboard.press("Shift");
  expect(renewals).toHaveLength(1);
  await page.context().clearCookies();
  await page.clock.fastForward(61_000);
  await page.keyboard.press("Shift");
  await expect(page.getByText("Your session has ended. What you typed is still here.")).toBeVisible();
});

test("the sign-in page says that a session has ended, and says nothing to a person who signed out", async ({
  page,
}) => {
  await signInByHand(page, "viewer");
  await page.goto(routes.audit);
  await expect(page.getByRole("heading", { level: 1, name: "Audit" })).toBeVisible();
  // The page's script sets the mark, which on a busy machine is a moment after the heading is there.
  await expect.poll(async () => (await page.context().cookies()).map((it) => it.name)).toContain(sessionMark);
  await page.context().clearCookies({ name: "next-auth.session-token" });
  await page.goto(routes.audit);
  const ended = page.getByText("Your session has ended");
  await expect(ended).toBeVisible();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Audit" })).toBeVisible();
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect(ended).toHaveCount(0);
});

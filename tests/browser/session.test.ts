import { encode } from "next-auth/jwt";
import { expect, type Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { test } from "./test";

const minute = 60_000;

const session = () => ({
  sessionId: crypto.randomUUID(),
  sub: "somebody",
  email: "admin@example.com",
  name: "An Admin",
  groups: ["m2m-admin"],
  groupsAt: Date.now(),
  refreshToken: "none",
  signedInAt: Date.now(),
  seenAt: Date.now(),
});

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
  const { signedInAt, ...halfway } = session();
  const cookies: [string, string, boolean][] = [
    ["fresh", await encode({ token: session(), secret }), true],
    [
      "8 hours old",
      await encode({ token: { ...session(), signedInAt: signedInAt - 480 * minute }, secret }),
      false,
    ],
    [
      "idle for 30 minutes",
      await encode({ token: { ...session(), seenAt: Date.now() - 30 * minute }, secret }),
      false,
    ],
    ["expired", await encode({ token: session(), secret, maxAge: -60 }), false],
    [
      "of another secret",
      await encode({ token: session(), secret: "another secret of 32 characters!" }),
      false,
    ],
    ["without its instants", await encode({ token: halfway, secret }), false],
    ["an unfinished sign-in's", await encode({ token: { state: "abc" }, secret }), false],
    ["unsigned", `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(session()))}.`, false],
  ];
  for (const [which, cookie, isGood] of cookies) {
    await wear(page, stand.consoleUrl, cookie);
    await page.goto(routes.pools);
    await expect(page, which).toHaveURL(isGood ? /\/pools$/ : /\/sign-in/);
  }
});

test("roles older than five minutes are asked for again, and without an answer nobody gets in", async ({
  page,
  stand,
}) => {
  const secret = stand.settings.NEXTAUTH_SECRET ?? "";
  await wear(
    page,
    stand.consoleUrl,
    await encode({ token: { ...session(), groupsAt: Date.now() - 5 * minute }, secret }),
  );
  await page.goto(routes.pools);
  await expect(page).toHaveURL(/\/sign-in/);
});

test("somebody in no role group is told so and sees nothing", async ({ page, stand, cognito }) => {
  const secret = stand.settings.NEXTAUTH_SECRET ?? "";
  await wear(
    page,
    stand.consoleUrl,
    await encode({ token: { ...session(), groups: ["team-orders"] }, secret }),
  );
  for (const path of [routes.pools, routes.clients(cognito.pools.dev)]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { name: "You have no role here" })).toBeVisible();
    await expect(page.getByText("m2m-client")).toHaveCount(0);
  }
});

test("a role of one environment opens no other", async ({ page, stand, cognito, expectedComplaints }) => {
  expectedComplaints.push(/404/);
  const secret = stand.settings.NEXTAUTH_SECRET ?? "";
  await wear(
    page,
    stand.consoleUrl,
    await encode({ token: { ...session(), groups: ["m2m-viewer@prod"] }, secret }),
  );
  await page.goto(routes.pools);
  await expect(page.getByRole("listitem").filter({ hasText: cognito.pools.prod })).toBeVisible();
  await expect(page.getByText(cognito.pools.dev)).toHaveCount(0);
  await page.goto(routes.clients(cognito.pools.dev));
  await expect(page.getByRole("heading", { name: "This page does not exist" })).toBeVisible();
});

test("a session is renewed on input, at most once a minute, and says when it is over", async ({
  page,
  signIn,
  cognito,
  stand,
}) => {
  await signIn(page, "viewer");
  await page.clock.install();
  await page.goto(routes.clients(cognito.pools.dev));
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

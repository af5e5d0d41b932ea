import { expect, type Locator, type Page } from "playwright/test";
import { type InPool, routes } from "@/lib/domain/routes";
import { barriersOn } from "@/tests/browser/kit/barriers";
import { test } from "@/tests/browser/kit/test";
import { inDev, inProd } from "@/tests/kit/in-pool";

/** Every page there is, as somebody with every right sees it. */
async function eachPage(page: Page, pool: InPool, look: (name: string) => Promise<void>) {
  for (const address of [
    routes.overview,
    routes.findings,
    routes.help,
    routes.helpPage("app-teams"),
    routes.helpPage("auditors"),
    routes.clients(pool),
    routes.newClient(pool),
    routes.resourceServers(pool),
    routes.newResourceServer(pool),
    routes.serverOwners(pool),
    routes.resourceServer(pool, "payments"),
    routes.scopeRemoval(pool, "payments", "charge"),
  ]) {
    await page.goto(address);
    await expect(page.getByText("Loading…")).toHaveCount(0);
    await look(address);
  }
  await page.goto(routes.poolDetails(pool));
  await expect(page.getByRole("region", { name: "Rate limits" })).toContainText("150 per second");
  await look("pool details");
  // A refusal, so that there is a row.
  await page.request.get(routes.auditExport("xml", new URLSearchParams()));
  await page.goto(routes.audit);
  await page
    .getByRole("button", { name: /^Details of row/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Verify integrity" }).click();
  await expect(page.getByText(/rows? verified\.$/)).toBeVisible();
  await look("audit");
  await page.goto(routes.clients(pool));
  await page.getByRole("link", { name: "m2m-client", exact: true }).click();
  await expect(page.getByRole("region", { name: "Settings" })).toBeVisible();
  await look("overview");
  await page.getByRole("link", { name: "Code" }).click();
  await expect(page.getByRole("region", { name: "curl" })).toBeVisible();
  await look("code");
  await page.getByRole("link", { name: "Activity" }).click();
  await expect(page.getByRole("region", { name: "Activity" })).toBeVisible();
  await look("activity");
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`nobody is kept out by a page, ${colorScheme}`, async ({ page, signIn }) => {
    // Each of a dozen pages is examined whole.
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const check = async (name: string) => {
      expect(await barriersOn(page), name).toEqual([]);
    };
    await page.goto(routes.signIn);
    await check("sign-in");
    await signIn(page, "admin");
    await eachPage(page, inDev, check);

    await page.goto(routes.newClient(inDev));
    await page.getByLabel("Name", { exact: true }).fill(`for everybody ${colorScheme}`);
    await page.getByRole("button", { name: "Create app client" }).click();
    await expect(page.getByText("Choose at least one scope. A client")).toBeVisible();
    await check("refused form");
    await page.getByRole("checkbox", { name: "payments/charge", exact: true }).check();
    await page.getByRole("button", { name: "Create app client" }).click();
    await expect(page.getByRole("region", { name: "Client secret" })).toBeVisible();
    await check("secret panel");
    await page.getByRole("button", { name: "Done" }).click();
    await expect(page.getByRole("alertdialog")).toBeVisible();
    await check("question");
  });
}

for (const [name, viewport] of [
  ["320 px", { width: 320, height: 640 }],
  ["200 % zoom of a small laptop", { width: 640, height: 360 }],
] as const) {
  test(`at ${name} no page scrolls sideways and every function is there`, async ({ page, signIn }) => {
    await page.setViewportSize(viewport);
    await signIn(page, "admin");
    await eachPage(page, inDev, async (address) => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, address).toBeLessThanOrEqual(viewport.width);
    });
    await page.getByRole("button", { name: /^Account of/ }).click();
    await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Navigation" }).click();
    await page.getByRole("link", { name: "App clients", exact: true }).first().click();
    await expect(page.getByRole("link", { name: "Create app client" })).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Search clients" })).toBeVisible();
  });
}

/** The page's JavaScript as it comes over the wire, in KB of 1,000 bytes. */
const MOST_KB = 208;

test(`the clients page loads at most ${MOST_KB} KB of JavaScript`, async ({ page, signIn }) => {
  await signIn(page, "viewer");
  const session = await page.context().newCDPSession(page);
  const scripts = new Set<string>();
  let bytes = 0;
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(routes.clients(inDev));
  await expect(page.getByText("Loading…")).toHaveCount(0);
  console.log(`The clients page loads ${Math.round(bytes / 100) / 10} KB of JavaScript.`);
  expect(scripts.size).toBeGreaterThan(3);
  expect(bytes / 1_000).toBeLessThanOrEqual(MOST_KB);
});

test("the theme that somebody chooses is there at once and after a reload", async ({ page, signIn }) => {
  await signIn(page, "viewer");
  await page.goto(routes.clients(inDev));
  const colour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await colour();
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByText("Dark", { exact: true }).click();
  await expect.poll(colour).not.toBe(light);
  const dark = await colour();
  await page.reload();
  expect(await colour()).toBe(dark);
});

test("in forced colors the ring of the focus and the chips are drawn", async ({ page, signIn }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await signIn(page, "viewer");
  await page.goto(routes.clients(inDev));
  await expect(page.getByText("Loading…")).toHaveCount(0);
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const lineOf = (drawn: Locator) =>
    drawn.evaluate((element) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      return { line: `${outlineStyle} ${outlineWidth}`, color: outlineColor };
    });
  await page.keyboard.press("Tab");
  const ring = await lineOf(page.locator(":focus"));
  expect(ring.line).toBe("solid 2px");
  expect(ring.color).not.toBe(ground);
  const chip = page.locator(".chip-scope").first();
  const edge = await lineOf(chip);
  expect(edge.line).toBe("solid 1px");
  expect(edge.color).not.toBe(ground);
  // The whole scope lies over its two parts: these colors would show both.
  await expect(chip.locator("[data-whole]")).toHaveCSS("opacity", "0");
});

test("the environment is named in words and switched from the bar", async ({ page, signIn }) => {
  await signIn(page, "viewer");
  await page.goto(routes.clients(inDev));
  await page.getByRole("button", { name: "User pool: dev" }).click();
  await page.getByRole("link", { name: /prod/ }).click();
  await expect(page).toHaveURL(routes.clients(inProd));
  await expect(page.getByRole("button", { name: "User pool: prod" })).toBeVisible();
  await page.goto(routes.checkToken(inProd));
  await page.getByRole("button", { name: "User pool: prod" }).click();
  await page.getByRole("link", { name: /dev/ }).click();
  await expect(page).toHaveURL(routes.checkToken(inDev));
});

test("a list without room for its columns shows the main ones, and cards where it is narrower still", async ({
  page,
  signIn,
}) => {
  await signIn(page, "viewer");
  await page.setViewportSize({ width: 1_440, height: 768 });
  await page.goto(routes.clients(inDev));
  await expect(page.getByText("Loading…")).toHaveCount(0);
  const name = page.getByRole("link", { name: "payments-gateway" });
  const row = page.getByRole("row").filter({ has: name });
  const [status, owner, lifetime] = ["Active", "team-payments", "5 minutes"].map((text) =>
    row.getByText(text).first(),
  );
  const top = async (at: typeof owner) => {
    const box = await at?.boundingBox();
    if (!box) throw new Error(`Not drawn: ${at}`);
    return box.y;
  };
  await expect(lifetime ?? name).toBeVisible();
  await page.setViewportSize({ width: 1_280, height: 768 });
  await expect(lifetime ?? name).toBeHidden();
  await page.setViewportSize({ width: 1_024, height: 768 });
  await expect(row).toHaveCSS("height", "40px");
  expect(await top(owner)).toBe(await top(status));
  await expect(lifetime ?? name).toBeHidden();

  await page.setViewportSize({ width: 400, height: 768 });
  expect(await top(owner)).toBeGreaterThan(await top(status));
  await expect(lifetime ?? name).toBeHidden();
  expect(await name.evaluate((link) => link.scrollWidth - link.clientWidth)).toBe(0);
  await page.getByRole("columnheader").getByRole("link", { name: "Secret age" }).click();
  await expect(page).toHaveURL(/sort=age/);
  await expect(page.getByRole("columnheader", { name: "Secret age" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
});

// Chromium asks for it on its own when React sets a page's metadata again, which takes the link away for a moment.
test("the icon is there for a browser that no page has told of it", async ({ request }) => {
  const answer = await request.get("/favicon.ico");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["content-type"]).toBe("image/x-icon");
});

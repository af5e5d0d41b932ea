import { expect, type Page } from "playwright/test";
import { allRead } from "@/lib/commands/check/all-read";
import { routes } from "@/lib/domain/routes";
import { newPerson, signInAs } from "@/tests/browser/kit/new-person";
import { onOwnStand } from "@/tests/browser/kit/own-stand";
import { inDev, inProd } from "@/tests/kit/in-pool";

/** The pages are drawn once, from what has been read by then. */
const test = onOwnStand({ COGNITO_RATE: "1000" });

async function readAll(page: Page) {
  for (const pool of [inDev, inProd]) await allRead(page, routes.clientsProgress(pool));
}

test("an admin sees both environments at a glance, and a number leads to as many clients", async ({
  page,
  signIn,
}) => {
  await signIn(page, "admin");
  await readAll(page);
  await page.goto(routes.pools);
  await expect(page).toHaveURL(routes.overview);
  await expect(page.getByRole("heading", { name: "All environments" })).toBeVisible();
  const dev = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Details of dev" }) });
  await expect(dev).toContainText("Your role");
  await expect(dev).toContainText("Admin");
  const ownerless = dev.getByRole("link", { name: "Without owner in dev" });
  const count = (await ownerless.textContent())?.match(/^\d+/)?.[0];
  await ownerless.click();
  await expect(page.getByRole("status").filter({ hasText: new RegExp(`^${count} clients?`) })).toBeVisible();
  await page.goBack();
  const high = page
    .getByRole("region", { name: "Needs attention" })
    .getByRole("link", { name: /^\d+ high$/ });
  const found = (await high.textContent())?.match(/^\d+/)?.[0];
  await high.click();
  await expect(page.getByRole("status").filter({ hasText: `${found} open finding` })).toBeVisible();
});

test("a person of one environment sees that one alone, and what waits for their team", async ({
  page,
  signIn,
  openPage,
  cognito,
}) => {
  const other = await openPage();
  await signIn(other, "admin");
  await readAll(other);
  await signInAs(
    page,
    await newPerson(cognito.api, cognito.pools.dev, ["m2m-operator@dev", "team-payments"]),
  );
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await expect(page.getByText("environments", { exact: false }).filter({ hasText: /^All/ })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Details of dev" })).toBeVisible();
  await expect(page.getByText(cognito.pools.prod)).toHaveCount(0);
  await page
    .getByRole("region", { name: "Waiting for you" })
    .getByRole("link", { name: /of team-payments/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Findings|App clients/);
});

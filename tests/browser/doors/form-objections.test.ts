import { expect, type Locator, type Page } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { fill, submit } from "@/tests/browser/kit/new-client";
import { seeded } from "@/tests/browser/kit/seeded";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";

// A short window, so that the end of each of these forms is far from its beginning.
test.use({ viewport: { width: 1000, height: 500 }, expectedComplaints: [/net::ERR_FAILED/] });

const inSight = async (element: Locator) => {
  await expect(element).toBeFocused();
  await expect(element).toBeInViewport({ ratio: 1 });
};

const unanswered = (page: Page) =>
  page.getByRole("alert").filter({ hasText: "Clientele didn’t respond. The change may or may not" });

/** From here on no act of the console is answered. */
const cut = (page: Page) =>
  page.route("**", (route) =>
    "next-action" in route.request().headers() ? route.abort() : route.continue(),
  );

test("what is wrong with a new client is in sight and has the focus, in the order of the page", async ({
  page,
  signIn,
}) => {
  await signIn(page, "admin");
  await page.goto(routes.newClient(inDev));
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("orders/worker");
  await submit(page);
  await expect(page.getByText("Use letters without accents")).toBeVisible();
  await inSight(name);

  await name.fill("orders worker in sight");
  await submit(page);
  const scopes = page.getByRole("group", { name: "Scopes", exact: true });
  await expect(scopes).toBeFocused();
  await expect(page.getByText("Choose at least one scope. A client")).toBeInViewport({ ratio: 1 });

  await cut(page);
  await fill(page, inDev, "orders worker in sight");
  await submit(page);
  await inSight(unanswered(page));
});

test("an objection to the other long forms is in sight and has the focus", async ({
  page,
  signIn,
  cognito,
}) => {
  const { dev } = cognito.pools;
  const { clientId } = await seeded(cognito, dev, "m2m-client");
  await signIn(page, "admin");
  await cut(page);

  await page.goto(routes.editClient(inDev, clientId));
  await page.getByLabel("Name", { exact: true }).fill("m2m-client in sight");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Save changes" }).click();
  await inSight(unanswered(page));

  await page.goto(routes.newResourceServer(inDev));
  await page.getByLabel("Identifier", { exact: true }).fill("in-sight");
  await page.getByRole("button", { name: "Create resource server" }).click();
  await inSight(page.getByLabel("Name", { exact: true }));
  await page.getByLabel("Name", { exact: true }).fill("In sight");
  await page.getByRole("button", { name: "Create resource server" }).click();
  await inSight(unanswered(page));

  await page.goto(routes.resourceServer(inDev, "payments"));
  await page.getByRole("button", { name: "Edit name and scopes" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Payments in sight");
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Save changes" }).click();
  await inSight(unanswered(page));

  await page.goto(routes.client(inDev, clientId));
  await page.getByRole("button", { name: "Edit ownership" }).click();
  await page.getByRole("button", { name: "Save ownership" }).click();
  await inSight(unanswered(page));
});

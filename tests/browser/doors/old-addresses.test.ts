import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { newPerson, signInAs } from "@/tests/browser/kit/new-person";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";

test("an old address with a pool's ID leads to the one with its environment, path and query kept", async ({
  page,
  signIn,
  cognito,
}) => {
  const { dev } = cognito.pools;
  await signIn(page, "viewer");
  const answer = await page.request.get(`/pools/${dev}/clients?q=orders`, { maxRedirects: 0 });
  expect([answer.status(), answer.headers().location]).toEqual([308, `${routes.clients(inDev)}?q=orders`]);
  await page.goto(`/pools/${dev}/clients?q=orders`);
  await expect(page).toHaveURL(`${routes.clients(inDev)}?q=orders`);
  await expect(page).toHaveTitle("App clients · dev · Clientele");
  await page.goto(`${routes.audit}?pool=${dev}&action=create+client`);
  await expect(page).toHaveURL(`${routes.audit}?environment=dev&action=create+client`);
  await expect(page).toHaveTitle("Audit · dev · Clientele");
  await page.goto(`${routes.findings}?pool=${dev}`);
  await expect(page).toHaveURL(routes.poolFindings(inDev));
  await expect(page).toHaveTitle("Findings · dev · Clientele");
});

test("nobody without a role there learns which environment an ID stands for", async ({
  page,
  request,
  cognito,
}) => {
  const { dev, prod } = cognito.pools;
  const stranger = await request.get(`/pools/${prod}/clients`, { maxRedirects: 0 });
  const way = new URL(stranger.headers().location ?? "", "http://localhost");
  expect([way.pathname, way.searchParams.get("callbackUrl")]).toEqual([
    routes.signIn,
    `/pools/${prod}/clients`,
  ]);
  await signInAs(page, await newPerson(cognito.api, dev, ["m2m-viewer@dev"]));
  await expect(page.getByRole("listitem").filter({ hasText: dev })).toBeVisible();
  const other = await page.request.get(`/pools/${prod}/clients`, { maxRedirects: 0 });
  expect(other.status()).toBe(404);
  expect(await other.text()).not.toContain("/pools/prod");
});

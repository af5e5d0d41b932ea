import { expect, type Page } from "playwright/test";
import { grantsOf } from "@/lib/domain/access/roles";
import { whyNoClient } from "@/lib/domain/policy";
import { type InPool, routes } from "@/lib/domain/routes";
import { fill, panel, submit } from "@/tests/browser/kit/new-client";
import { newPerson, signInAs } from "@/tests/browser/kit/new-person";
import { test } from "@/tests/browser/kit/test";
import { inDev, inProd } from "@/tests/kit/in-pool";

const card = (page: Page) => page.getByRole("region", { name: "Ownership" });

async function made(page: Page, pool: InPool, name: string, team: string) {
  await fill(page, pool, name);
  await page.getByLabel("Owner team").fill(team);
  await page.getByLabel("Contact").fill("#orders on call");
  await submit(page);
  await expect(panel(page)).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();
  await page.getByRole("button", { name: "Leave" }).click();
  await expect(card(page)).toContainText(team);
  return page.url();
}

test("a client is owned by a team, which its operators may hand on to their own teams only", async ({
  page,
  signIn,
}) => {
  await signIn(page, "operator");
  await made(page, inDev, "owned by orders", "team-orders");
  await expect(card(page)).toContainText("#orders on call");
  await expect(card(page)).toContainText("by operator@example.com");
  await card(page).getByRole("button", { name: "Edit ownership" }).click();
  await card(page).getByLabel("Purpose").fill("Nightly export");
  await card(page).getByLabel("Owner team").fill("team-payments");
  await card(page).getByRole("button", { name: "Save ownership" }).click();
  await expect(card(page).getByRole("alert")).toContainText("Choose one of your teams: team-orders.");
  await expect(card(page).getByLabel("Purpose")).toHaveValue("Nightly export");
  await card(page).getByLabel("Owner team").fill("team-orders");
  await card(page).getByRole("button", { name: "Save ownership" }).click();
  await expect(card(page)).toContainText("Nightly export");
  await card(page).getByRole("button", { name: "Edit ownership" }).click();
  await card(page).getByLabel("Ticket").fill("OPS-1");
  await card(page).getByRole("button", { name: "Save ownership" }).click();
  await expect(card(page)).toContainText("OPS-1");
});

test("an operator creates nothing for another team, and finds no way to edit what another team owns", async ({
  page,
  openPage,
  signIn,
}) => {
  await signIn(page, "operator");
  await fill(page, inDev, "for payments");
  await page.getByLabel("Owner team").fill("team-payments");
  await submit(page);
  await expect(page.getByText("Choose one of your teams: team-orders. Nothing was changed.")).toBeVisible();

  const other = await openPage();
  await signIn(other, "admin");
  const url = await made(other, inDev, "owned by payments", "team-payments");
  await page.goto(url);
  await expect(page.getByRole("region", { name: "Manage client" })).toContainText(
    "This client belongs to team-payments",
  );
  await expect(card(page).getByRole("button", { name: "Edit ownership" })).toHaveCount(0);
});

test("a client of unknown owner works, and says so", async ({ page, signIn }) => {
  await signIn(page, "viewer");
  await page.goto(routes.clients(inProd));
  await page.getByRole("link", { name: "m2m-client", exact: true }).click();
  await expect(card(page)).toContainText("No owner. This doesn’t affect token requests.");
});

test("an operator in no team is told why they can create no client, in place of the form", async ({
  page,
  cognito,
}) => {
  const groups = ["m2m-operator"];
  await signInAs(page, await newPerson(cognito.api, cognito.pools.dev, groups));
  await expect(page.getByRole("listitem").filter({ hasText: cognito.pools.dev })).toBeVisible();
  await page.goto(routes.newClient(inDev));
  const why = whyNoClient({ grants: grantsOf(groups), teams: [] }, "dev") ?? "They may.";
  await expect(page.getByText(why)).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
});

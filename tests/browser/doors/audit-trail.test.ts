import { expect } from "playwright/test";
import { auditQuery } from "@/lib/domain/audit/search";
import { routes } from "@/lib/domain/routes";
import { download, rows, table } from "@/tests/browser/kit/audit-page";
import { copied, fill, panel, submit } from "@/tests/browser/kit/new-client";
import { test } from "@/tests/browser/kit/test";
import { inDev, inProd } from "@/tests/kit/in-pool";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("what an operator does is in the trail as intended and done, without the secret", async ({
  page,
  openPage,
  signIn,
}) => {
  await signIn(page, "operator");
  await page.goto(routes.audit);
  await expect(page.getByText("audited-worker")).toHaveCount(0);
  await fill(page, inDev, "audited-worker");
  await submit(page);
  await expect(panel(page)).toBeVisible();
  const secret = await copied(page, "client secret");

  const viewer = await openPage();
  await signIn(viewer, "viewer");
  await viewer.goto(routes.clients(inDev));
  await viewer.getByRole("link", { name: "Audit", exact: true }).click();
  await expect(viewer.getByRole("heading", { name: "Audit", exact: true })).toBeVisible();
  // The pool stays: its navigation, and its rows.
  await expect(viewer.getByLabel("Environment", { exact: true })).toHaveValue("dev");
  await expect(viewer.getByRole("link", { name: "App clients", exact: true })).toBeVisible();
  await viewer.getByLabel("Client", { exact: true }).fill("audited");
  await viewer.getByLabel("Person").fill("operator@example.com");
  await viewer.getByLabel("Action").selectOption("create client");
  await viewer.getByLabel("Environment", { exact: true }).selectOption("dev");
  await viewer.getByRole("button", { name: "Apply filters" }).click();
  await expect(viewer).toHaveURL(/person=operator%40example\.com/);

  const mine = rows(viewer).filter({ hasText: "audited-worker" });
  // One row an act: what was intended is told by the row of its outcome, which leads to the client that came of it.
  await expect(mine).toHaveCount(1);
  await expect(mine).toContainText("Done");
  await expect(mine).toContainText("operator@example.com");
  await expect(mine).toContainText("dev");
  const clientId = await page
    .getByText(/^[0-9a-v]{26}$/)
    .first()
    .textContent();
  await expect(mine).toContainText(clientId ?? "no client id");
  await expect(rows(viewer).filter({ hasNotText: "operator@example.com" })).toHaveCount(0);

  await mine.getByRole("button", { name: /^Details of row/ }).click();
  const details = table(viewer).locator("dl");
  await expect(details).toContainText("name: audited-worker");
  await expect(details).toContainText("scopes: auth-resource-server/custom-scope.read");
  await expect(details).toContainText("AWS request ID");
  expect(await viewer.content()).not.toContain(secret);

  const { text } = await download(viewer, "Export JSON lines");
  expect(text).toContain("audited-worker");
  expect(text).not.toContain(secret);
  const kept = text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const done = kept.find((row) => row.clientId === clientId && row.outcome === "done");
  expect(done.requestId).toMatch(/^[0-9a-f-]{36}$/);
  await viewer.close();
});

test("a refused filter is one sentence beside its field, and the list stays; one without a field stops it", async ({
  page,
  signIn,
}) => {
  await signIn(page, "viewer");
  // A refusal, so that there is a row.
  await page.request.get(routes.auditExport("xml", new URLSearchParams()));
  await page.goto(`${routes.audit}?from=yesterday`);
  await expect(page.getByText("Enter a date as YYYY-MM-DD.")).toHaveCount(1);
  await expect(table(page)).toBeVisible();
  await expect(page.getByLabel("From (UTC)")).toHaveAttribute("aria-invalid", "true");
  await page.goto(`${routes.audit}?persona=ann@example.com`);
  await expect(page.getByRole("alert").filter({ hasText: "no filter named “persona”" })).toBeVisible();
  await expect(table(page)).toHaveCount(0);

  await page.goto(routes.audit);
  await page.getByLabel("Person").fill("VIEWER");
  await page.getByRole("button", { name: "Apply filters" }).click();
  await expect(page).toHaveURL(/person=VIEWER/);
  await expect(rows(page).first()).toContainText("viewer@example.com");
  await expect(rows(page).filter({ hasNotText: "viewer@example.com" })).toHaveCount(0);
  await expect(page.getByLabel("Person")).toHaveValue("VIEWER");
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(table(page)).toBeVisible();
  await expect(page.getByLabel("Person")).toHaveValue("");

  await page.goto(`${routes.audit}?person=nobody@example.com`);
  await expect(page.getByText("No matching entries.")).toBeVisible();
});

test("the trail is verified on the page, and its head can be copied", async ({ page, signIn }) => {
  await signIn(page, "viewer");
  await page.request.get(`${routes.clientNames(inDev)}?name=verified`);
  await page.goto(routes.audit);
  await page.getByRole("button", { name: "Verify integrity" }).click();
  await expect(page.getByText(/^[\d,]+ rows? verified\.$/)).toBeVisible();
  expect(await copied(page, "checkpoint")).toMatch(/^\d+:[0-9a-f]{64}$/);
});

test("more rows than a page are read from the newest to the older ones and back", async ({
  page,
  signIn,
}) => {
  // Refusals of an admin, for a missing name. Of the viewer's 100 a minute, action-doors.test.ts needs half.
  await signIn(page, "admin");
  for (let count = 0; count < 51; count += 1)
    expect((await page.request.get(routes.clientNames(inProd))).status()).toBe(400);
  const filters = auditQuery({ environment: "prod", action: "check client name" });
  await page.goto(routes.auditFound(filters));
  await expect(rows(page)).toHaveCount(50);
  const last = await rows(page).last().getByRole("button").getAttribute("aria-label");
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page).toHaveURL(/before=\d+/);
  await expect(page.getByRole("link", { name: "Newest" })).toBeVisible();
  const next = await rows(page).first().getByRole("button").getAttribute("aria-label");
  expect(numberIn(next)).toBeLessThan(numberIn(last));
  await page.getByRole("link", { name: "Newest" }).click();
  await expect(rows(page)).toHaveCount(50);
});

const numberIn = (name: string | null) => Number(/\d+/.exec(name ?? "")?.[0]);

test("a client has a tab for what was done with it", async ({ page, signIn }) => {
  await signIn(page, "viewer");
  await page.goto(routes.clients(inDev));
  await page.getByRole("link", { name: "m2m-client", exact: true }).click();
  await page.getByRole("link", { name: "Activity" }).click();
  await expect(page.getByRole("region", { name: "Activity" })).toBeVisible();
  await expect(page.getByText("No activity for this client yet.")).toBeVisible();
  await page.getByRole("link", { name: "Filter and export them in the audit trail" }).click();
  await expect(page.getByRole("textbox", { name: "Client", exact: true })).not.toHaveValue("");
  await expect(page.getByText("No matching entries.")).toBeVisible();
});

test("somebody who has to sign in first comes back to the trail", async ({ page }) => {
  await page.goto(`${routes.audit}?outcome=denied`);
  await expect(page).toHaveURL(/sign-in\?callbackUrl=%2Faudit%3Foutcome%3Ddenied/);
});

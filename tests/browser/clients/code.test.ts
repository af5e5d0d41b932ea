import { readFileSync } from "node:fs";
import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { barriersOn } from "@/tests/browser/kit/barriers";
import { seeded } from "@/tests/browser/kit/seeded";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";

test("an app developer chooses a language and gets code for this client, whose text is in no script", async ({
  page,
  signIn,
  cognito,
}) => {
  await signIn(page, "viewer");
  const { clientId } = await seeded(cognito, cognito.pools.dev, "warehouse-bridge");
  const scripts: string[] = [];
  page.on("response", async (response) => {
    if (response.request().resourceType() === "script") scripts.push(await response.text());
  });
  await page.goto(routes.clientCode(inDev, clientId));
  await expect(page.getByRole("region", { name: "curl" })).toContainText(
    "https://api.example.com/orders/orders.read",
  );
  // Its other scope is dead: asking for it would be asking for nothing.
  await expect(page.getByRole("region", { name: "curl" })).not.toContainText("stock.read");

  await page.getByRole("radio", { name: "Python", exact: true }).check();
  const python = page.getByRole("region", { name: "access_token.py" });
  await expect(python).toContainText(`CLIENT_ID = "${clientId}"`);
  expect(await python.locator("code span").count()).toBeGreaterThan(20);
  await expect(page.getByRole("region", { name: "curl" })).toHaveCount(0);
  await page.getByRole("radio", { name: "C#", exact: true }).check();
  await expect(page.getByText("Reviewed, not run")).toBeVisible();
  await page.getByRole("radio", { name: "Protect the API" }).check();
  await expect(page.getByText("Each asks for a token with the scope")).toContainText(
    "https://api.example.com/orders/orders.read",
  );
  await page.getByRole("radio", { name: "API Gateway REST API" }).check();
  await expect(page.getByRole("region", { name: "rest-api/template.yaml" })).toContainText(
    "COGNITO_USER_POOLS",
  );
  await expect(page.getByText("It isn’t run.")).toBeVisible();
  await page.getByRole("radio", { name: "Verify in Go" }).check();
  await expect(page.getByRole("region", { name: "verify.go" })).toContainText("client_id");

  expect(await barriersOn(page)).toEqual([]);
  expect(scripts.length).toBeGreaterThan(3);
  expect(
    scripts.filter((text) => /HttpRequest\.newBuilder|CheckRedirect|jwt-validation|shiki|prism/.test(text)),
  ).toEqual([]);
});

test("the day-one kit is one archive, without a secret", async ({ page, signIn, cognito }) => {
  await signIn(page, "viewer");
  const { clientId, secret } = await seeded(cognito, cognito.pools.dev, "orders-sync");
  await page.goto(routes.clientCode(inDev, clientId));
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download starter kit (.zip)" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("orders-sync-kit.zip");
  // Stored, not compressed: what is in it can be read.
  const bytes = readFileSync(await file.path(), "latin1");
  expect(bytes).toContain(clientId);
  expect(bytes).toContain("ROTATION.md");
  expect(bytes).not.toContain(secret);
});

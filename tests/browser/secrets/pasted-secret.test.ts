import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { seeded } from "@/tests/browser/kit/seeded";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";

test("a double click asks once, and a secret that served or lies untouched leaves its field", async ({
  page,
  signIn,
  cognito,
}) => {
  const { dev } = cognito.pools;
  await signIn(page, "admin");
  const { clientId, secret } = await seeded(cognito, dev, "nightly-report");
  await page.clock.install();
  await page.goto(routes.clientTry(inDev, clientId));
  const field = page.getByLabel("Client secret");
  const asked: string[] = [];
  page.on("request", (it) => it.method() === "POST" && asked.push(it.url()));
  await field.fill(secret);
  await page.getByRole("button", { name: "Request token" }).dblclick();
  await expect(page.getByRole("region", { name: "Token result" })).toContainText("Cognito issued a token");
  await expect(field).toHaveValue("");
  expect(asked).toHaveLength(1);

  await field.fill(secret);
  await page.clock.fastForward(100_000);
  await field.press("End");
  await expect(field).toHaveValue(secret);
  await page.clock.fastForward(30_000);
  await expect(field).toHaveValue("");

  await page.getByRole("link", { name: "Check a token" }).click();
  const token = page.getByRole("textbox", { name: "Access token" });
  await token.fill("e30.e30.x");
  await page.clock.fastForward(130_000);
  await expect(token).toHaveValue("");
});

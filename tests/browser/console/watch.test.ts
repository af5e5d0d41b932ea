import { expect } from "playwright/test";
import { test } from "../kit/test";
import { watch } from "../kit/watch";

test("whatever a page complains of is noticed", async ({ browser, baseURL }) => {
  const context = await browser.newContext();
  const complaints = watch(context);
  const page = await context.newPage();
  await page.goto(`${baseURL}/sign-in`);
  expect(complaints).toEqual([]);

  await page.evaluate(() => console.error("an error"));
  await page.evaluate(() => console.warn("a warning"));
  await page.evaluate(() => {
    const style = document.createElement("style");
    style.textContent = "p { color: red }";
    document.head.append(style);
  });
  await page.evaluate(() => fetch("/nowhere"));
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error("a throw");
    });
  });

  for (const kind of [/an error/, /a warning/, /Content Security Policy/, /404.*\/nowhere/, /a throw/])
    await expect.poll(() => complaints.filter((it) => kind.test(it)).length).toBe(1);
  await context.close();
});

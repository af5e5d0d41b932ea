import { expect } from "playwright/test";
import { test } from "@/tests/browser/kit/test";
import { watch } from "@/tests/browser/kit/watch";

test("whatever a page complains of is noticed", async ({ browser, baseURL }) => {
  const context = await browser.newContext();
  const complaints = await watch(context);
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
  // Later, because what the browser's debugger runs itself may compile code.
  await page.evaluate(() => {
    setTimeout(() => {
      try {
        new Function("");
      } catch {
        // As a library does that only asks whether it may.
      }
    });
  });
  await page.evaluate(() => fetch("/nowhere"));
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error("a throw");
    });
  });

  for (const kind of [
    /an error/,
    /a warning/,
    /Content Security Policy directive/,
    /code was compiled/,
    /404.*\/nowhere/,
    /a throw/,
  ])
    await expect.poll(() => complaints.filter((it) => kind.test(it)).length).toBe(1);
  await context.close();
});

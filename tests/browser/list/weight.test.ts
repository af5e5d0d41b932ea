import { expect } from "playwright/test";
import { LIST_KB, loadOf } from "@/lib/commands/bench/kit/page";
import { routes } from "@/lib/domain/routes";
import { test } from "@/tests/browser/kit/test";
import { inDev } from "@/tests/kit/in-pool";

// `npm run bench -- web` measures the other pages.
test("the list of clients sends at most 185 KB of JavaScript", async ({ page, signIn, stand }) => {
  await signIn(page, "viewer");
  const { scriptKb } = await loadOf(page, `${stand.consoleUrl}${routes.clients(inDev)}`);
  // A page that came without its script would be light too.
  expect(scriptKb).toBeGreaterThan(100);
  expect(scriptKb).toBeLessThan(LIST_KB);
});

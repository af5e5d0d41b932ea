import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { finishRotation, openSecrets, startRotation, store } from "./rotating";
import type { Stand } from "./stand";
import { test } from "./test";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

/** What the console can reach in its memory: Node collects garbage before it writes it down. */
async function heapOf({ consolePid, heapDir }: Stand): Promise<string> {
  process.kill(consolePid, "SIGUSR2");
  let content = "";
  await expect(() => {
    const [file = ""] = readdirSync(heapDir);
    content = readFileSync(join(heapDir, file), "latin1");
    expect(content.slice(-20).trimEnd()).toMatch(/\]\}$/);
  }).toPass({ timeout: 60_000, intervals: [1_000] });
  return content;
}

test("once its answer is sent the console’s memory holds no secret: not one made, shown, proven or pasted", async ({
  page,
  signIn,
  cognito,
  stand,
}) => {
  const pool = cognito.pools.dev;
  await signIn(page, "admin");
  const { clientId, first } = await openSecrets(page, pool, "canary of memory");
  const second = await startRotation(page);
  await store(page);
  await finishRotation(page, "canary of memory");
  await page.getByLabel("The old secret").fill(first);
  await page.getByRole("button", { name: "Undo the rotation" }).click();
  await expect(page.getByText("The old secret works again")).toBeVisible();
  await page.goto(routes.clients(pool));
  await page.goto(routes.clientActivity(pool, clientId));
  await expect(page.getByText("undo rotation").first()).toBeVisible();

  const heap = await heapOf(stand);
  expect(heap.includes("canary of memory")).toBe(true);
  expect({ first: heap.includes(first), second: heap.includes(second) }).toEqual({
    first: false,
    second: false,
  });
});

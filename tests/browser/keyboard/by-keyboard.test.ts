import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { handsOn } from "@/tests/browser/kit/hands";
import { panel } from "@/tests/browser/kit/new-client";
import { onOwnStand } from "@/tests/browser/kit/own-stand";
import { inPool } from "@/tests/kit/in-pool";

/** What creating, copying, rotating and deleting a client may cost together. */
const MOST_KEYS = 90;

/** Clients of other stories would come before these in the palette, and other stories count acts. */
const test = onOwnStand();

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("a client is created, copied, rotated and deleted by keyboard alone, with few keys", async ({
  page,
  signIn,
  cognito,
}) => {
  test.slow();
  const pool = cognito.pools.dev;
  const name = "kx";
  await signIn(page, "admin");
  await page.goto(routes.clients(inPool(pool)));
  await expect(page.getByText("Loading…")).toHaveCount(0);
  const hands = handsOn(page);
  const counts: Record<string, number> = {};
  const note = (what: string) => {
    counts[what] = hands.count() - Object.values(counts).reduce((sum, one) => sum + one, 0);
  };

  await hands.choose("new", /^Create app client/);
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await hands.type(name);
  await hands.reach(page.getByRole("checkbox", { name: /custom-scope\.read$/ }).first());
  await hands.press("Space");
  await hands.press("Enter");
  await expect(panel(page)).toBeVisible();
  note("create");

  const copied = async () => {
    await expect(panel(page).getByRole("button", { name: "Copy client secret" })).toBeFocused();
    await hands.press("Enter");
    await expect(page.getByText("The client secret is on the clipboard.")).toBeAttached();
    const secret = await page.evaluate(() => navigator.clipboard.readText());
    expect(secret).toMatch(/^\w{40,}$/);
    await expect(panel(page).getByRole("checkbox", { name: "I have stored this secret" })).toBeFocused();
    await hands.press("Space");
    await hands.reach(panel(page).getByRole("button", { name: "Done" }));
    await hands.press("Enter");
    await expect(panel(page)).toHaveCount(0);
    return secret;
  };
  const first = await copied();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  note("copy");

  await hands.choose("rot", /^Rotate secret/);
  await expect(page.getByRole("button", { name: "Start rotation" })).toBeFocused();
  await hands.press("Enter");
  expect(await copied()).not.toBe(first);
  await expect(page.getByRole("button", { name: "Finish rotation", exact: true })).toBeFocused();
  await hands.press("Enter");
  const finish = page.getByRole("alertdialog");
  await expect(finish.getByRole("checkbox", { name: "My services use the new secret" })).toBeFocused();
  await hands.press("Space");
  await hands.reach(finish.getByRole("textbox"));
  await hands.type(name);
  await hands.press("Enter");
  await expect(page.getByText("Rotation finished. The old secret was deleted.")).toBeVisible();
  note("rotate");

  await hands.choose("del", /^Delete app client/);
  await expect(page.getByRole("button", { name: "Delete app client" })).toBeFocused();
  await hands.press("Enter");
  const remove = page.getByRole("alertdialog");
  await expect(remove.getByRole("textbox")).toBeFocused();
  await hands.type(name);
  await hands.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: `${name} was deleted.` })).toBeVisible();
  note("delete");

  expect(hands.count(), JSON.stringify(counts)).toBeLessThanOrEqual(MOST_KEYS);
});

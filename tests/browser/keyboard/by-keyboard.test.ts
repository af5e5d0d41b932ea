import { expect } from "playwright/test";
import { routes } from "@/lib/domain/routes";
import { handsOn } from "@/tests/browser/kit/hands";
import { panel } from "@/tests/browser/kit/new-client";
import { onOwnStand } from "@/tests/browser/kit/own-stand";

/** What creating, copying, rotating and deleting a client may cost together; it was 119 keys. */
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
  await page.goto(routes.clients(pool));
  const hands = handsOn(page);
  const counts: Record<string, number> = {};
  const note = (what: string) => {
    counts[what] = hands.count() - Object.values(counts).reduce((sum, one) => sum + one, 0);
  };

  await hands.choose("new", /^Create app client/);
  await hands.reach(page.getByLabel("Name", { exact: true }));
  await hands.type(name);
  await hands.reach(page.getByRole("checkbox", { name: /custom-scope\.read$/ }).first());
  await hands.press("Space");
  await hands.press("Enter");
  await expect(panel(page)).toBeVisible();
  note("create");

  const copied = async () => {
    await hands.reach(panel(page).getByRole("button", { name: "Copy client secret" }));
    await hands.press("Enter");
    await expect(page.getByText("The client secret is on the clipboard.")).toBeAttached();
    const secret = await page.evaluate(() => navigator.clipboard.readText());
    expect(secret).toMatch(/^\w{40,}$/);
    await hands.reach(panel(page).getByRole("checkbox", { name: "I have stored this secret" }));
    await hands.press("Space");
    await hands.reach(panel(page).getByRole("button", { name: "Done" }));
    await hands.press("Enter");
    await expect(panel(page)).toHaveCount(0);
  };
  await copied();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  note("copy");

  await hands.choose("rot", /^Rotate secret/);
  await expect(page.getByRole("button", { name: "Start rotation" })).toBeFocused();
  await hands.press("Enter");
  await copied();
  await hands.reach(page.getByRole("button", { name: "Finish rotation", exact: true }));
  await hands.press("Enter");
  const finish = page.getByRole("alertdialog");
  await hands.reach(finish.getByRole("checkbox", { name: "My services use the new secret" }), "Shift+Tab");
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
  await hands.reach(remove.getByRole("textbox"), "Shift+Tab");
  await hands.type(name);
  await hands.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: `${name} was deleted.` })).toBeVisible();
  note("delete");

  test
    .info()
    .annotations.push({ type: "keys", description: JSON.stringify({ ...counts, all: hands.count() }) });
  expect({ ...counts, all: hands.count() }).toMatchObject({ all: expect.any(Number) });
  expect(hands.count()).toBeLessThanOrEqual(MOST_KEYS);
});

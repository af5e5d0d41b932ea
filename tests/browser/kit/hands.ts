import { expect, type Locator, type Page } from "playwright/test";

/** More stops than any page of these stories has. */
const MOST_STOPS = 120;

/** Works a page by its keyboard alone, and counts the keys. A key with modifiers, such as Ctrl+K, is one. */
export function handsOn(page: Page) {
  let keys = 0;

  async function press(key: string): Promise<void> {
    keys += 1;
    await page.keyboard.press(key);
  }

  async function type(text: string): Promise<void> {
    for (const letter of text) await press(letter === " " ? "Space" : letter);
  }

  /** Goes on with Tab, or back with Shift+Tab, until `target` has the focus. */
  async function reach(target: Locator, way: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    await expect(target).toBeVisible();
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      if (await target.evaluate((it) => it === document.activeElement)) return;
      await press(way);
    }
    throw new Error(`${MOST_STOPS} stops did not lead to ${target}.`);
  }

  /** Opens the palette, types, and opens the first entry, which has to be this one. */
  async function choose(text: string, entry: string | RegExp): Promise<void> {
    await press("Control+k");
    await expect(page.getByRole("combobox", { name: /^Search/ })).toBeFocused();
    await type(text);
    await expect(
      page.getByRole("option", { name: entry }).and(page.locator("[data-highlighted]")),
    ).toBeVisible();
    await press("Enter");
    await expect(page.getByRole("dialog", { name: "Search" })).toHaveCount(0);
  }

  return { press, type, reach, choose, count: () => keys };
}

import type { Page } from "playwright/test";

/** What the pages of resource servers hold. */
export const dialog = (page: Page) => page.getByRole("alertdialog");
export const saveButton = (page: Page) => page.getByRole("button", { name: "Save changes" });
export const scopeOf = (page: Page, full: string) => page.getByRole("group", { name: full, exact: true });
export const row = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(name) });

import type { Page } from "playwright/test";

/** What the pages of resource servers hold. */
export const dialog = (page: Page) => page.getByRole("alertdialog");
export const saveButton = (page: Page) => page.getByRole("button", { name: "Save changes" });
export const scopeOf = (page: Page, full: string) =>
  page
    .getByRole("table", { name: "Scopes", exact: true })
    .getByRole("row")
    .filter({ has: page.getByText(full, { exact: true }) });
/** Opens the form in which name and scopes are edited. */
export const editServer = (page: Page) => page.getByRole("button", { name: "Edit name and scopes" }).click();
export const row = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(name) });

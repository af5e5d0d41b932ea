import { readFile } from "node:fs/promises";
import type { Page } from "playwright/test";

/** The table of the trail. */
export const table = (page: Page) => page.getByRole("table", { name: "Audit trail" });

/** The rows of the table, without its head. */
export const rows = (page: Page) =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") });

/** The text of the file that a link leads to. */
export async function download(page: Page, link: string): Promise<{ name: string; text: string }> {
  const begun = page.waitForEvent("download");
  await page.getByRole("link", { name: link }).click();
  const file = await begun;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

/** The cells of a CSV text as RFC 4180 has it, in lines. */
export function cellsOf(csv: string): string[][] {
  return csv
    .split("\r\n")
    .filter((line) => line !== "")
    .map((line) =>
      [...line.matchAll(/"((?:[^"]|"")*)"/g)].map((cell) => cell[1]?.replaceAll('""', '"') ?? ""),
    );
}

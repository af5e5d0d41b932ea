import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";

const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe-core finds against WCAG 2.2, level AA, in a page as it is now: each rule, with the first element that breaks it. */
export async function barriersOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    // What passes is not described, and no second page is opened for frames, which the console has none of: that would
    // take most of the time.
    .options({ resultTypes: ["violations"] })
    .setLegacyMode()
    .withTags(levels)
    .exclude("[data-base-ui-focus-guard]")
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

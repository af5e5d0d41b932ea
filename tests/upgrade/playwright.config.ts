import { fileURLToPath } from "node:url";
import { defineConfig } from "playwright/test";
import browser from "../browser/playwright.config";

const { globalSetup: _theirStand, ...ours } = browser;

/** The story of `npm run test:upgrade`, which builds both releases first. */
export default defineConfig({
  ...ours,
  tsconfig: "../browser/tsconfig.json",
  outputDir: fileURLToPath(new URL("../../test-results/upgrade", import.meta.url)),
  reporter: "list",
});

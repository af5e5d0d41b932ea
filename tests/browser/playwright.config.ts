import { fileURLToPath } from "node:url";
import { defineConfig } from "playwright/test";
import { findChromium } from "@/lib/commands/check/chromium";

const results = fileURLToPath(new URL("../../test-results", import.meta.url));
const executablePath = findChromium();

export default defineConfig({
  // The stand opens the store, which says `server-only`: that throws outside the server, which the stories are not in.
  tsconfig: "./tsconfig.json",
  testMatch: "**/*.test.ts",
  globalSetup: "./kit/start-stand.ts",
  outputDir: `${results}/browser`,
  reporter: [["list"], ["json", { outputFile: `${results}/browser.json` }]],
  workers: 2,
  retries: 0,
  // Generous, for a machine that does much else: a story that hangs fails all the same.
  timeout: 150_000,
  expect: { timeout: 20_000 },
  use: {
    // A trace costs a quarter of the time, and nobody can open one that CI made.
    trace: process.env.CI ? "off" : "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});

import { rmSync } from "node:fs";
import { join } from "node:path";
import { buildIfNeeded } from "./build";
import { checks } from "./check/checks";
import { requireChromium } from "./check/require-chromium";
import { scratchInMemory } from "./check/scratch";
import { runStep, type Step } from "./check/step";
import { testCounts } from "./check/test-counts";
import { testFailures } from "./check/test-failures";
import { timed } from "./check/timed";
import { infraStep, unitReports, unitStep } from "./check/unit-steps";
import { CommandError } from "./command-error";
import { runCommand } from "./command-line";
import { projectRoot } from "./project-root";
import { stopSignal } from "./stop-signal";

const reports = {
  ...unitReports,
  browser: join(projectRoot, "test-results/browser.json"),
};

const browser: Step = {
  name: "browser stories",
  programs: [["playwright/cli.js", "test", "-c", "tests/browser/playwright.config.ts"]],
  environment: { ...scratchInMemory(), AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
  isLong: true,
};

const command = {
  name: "npm test",
  does: [
    "Runs the checks, the unit tests, the tests of infra/, a build and the browser stories. Stops at the first failure.",
    "It takes several minutes. Exits with status 1 if something fails.",
  ].join("\n"),
  settings: { CHROMIUM_PATH: "The browser for the stories. Default: the first one found." },
  examples: [
    "npm test",
    "npx vitest run -c tests/vitest.config.ts tests/lib/config.test.ts   one file of unit tests",
    "npx playwright test -c tests/browser/playwright.config.ts doors     one file of stories, after a build",
  ],
};

await runCommand(command, async () => {
  const stop = stopSignal();
  for (const file of Object.values(reports)) rmSync(file, { force: true });
  requireChromium();
  const passed = await everything(stop);
  if (passed === null) return;
  const counts = testCounts(Object.values(reports));
  // A step can fail without a failed test; "0 failed" would hide that.
  const failed = passed ? counts.failed : Math.max(counts.failed, 1);
  if (failed > 0) process.exitCode = 1;
  // Once more at the end, where a log of thousands of lines is read first.
  for (const failure of testFailures(Object.values(reports))) console.log(`✘ ${failure}`);
  console.log(`${counts.passed} passed, ${failed} failed`);
});

/** The steps in order up to the first that fails; null when it was stopped on the way. */
async function everything(stop: AbortSignal): Promise<boolean | null> {
  const steps = [
    () => checks(stop),
    () => runStep(unitStep(), stop),
    () => runStep(infraStep(), stop),
    () => timed("build", () => build(stop)),
    () => runStep(browser, stop),
  ];
  for (const step of steps) {
    const passed = await step();
    if (stop.aborted) return null;
    if (!passed) return false;
  }
  return true;
}

async function build(stop: AbortSignal): Promise<boolean> {
  try {
    await buildIfNeeded(stop);
    return true;
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.log(error.message);
    return false;
  }
}

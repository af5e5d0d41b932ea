import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testCounts } from "@/lib/commands/check/test-counts";
import { scratch } from "@/tests/kit/command";

function report(content: object) {
  const file = join(scratch(), "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test("vitest's and Playwright's reports are summed, a flaky story being a failed one", () => {
  const unit = report({ numPassedTests: 40, numFailedTests: 2, success: false });
  const browser = report({ stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 0 } });
  expect(testCounts([unit, browser])).toEqual({ passed: 47, failed: 4 });
});

test("a report that was never written counts for nothing", () => {
  expect(testCounts([join(scratch(), "missing.json")])).toEqual({ passed: 0, failed: 0 });
});

test("a report of another shape is a mistake of ours and is not taken for zero", () => {
  expect(() => testCounts([report({ tests: 3 })])).toThrow();
});

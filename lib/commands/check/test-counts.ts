import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

/** How many tests ran, by their outcome. */
export type TestCounts = { passed: number; failed: number };

// The fields we sum of vitest's and of Playwright's JSON report.
const report = z.union([
  z
    .object({ numPassedTests: z.number(), numFailedTests: z.number() })
    .transform((it): TestCounts => ({ passed: it.numPassedTests, failed: it.numFailedTests })),
  z
    .object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }) })
    .transform(
      ({ stats }): TestCounts => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }),
    ),
]);

/** The counts of the JSON reports in `files`; a report that was not written counts for nothing. */
export function testCounts(files: string[]): TestCounts {
  const counts = files
    .filter((file) => existsSync(file))
    .map((file) => report.parse(JSON.parse(readFileSync(file, "utf8"))));
  return {
    passed: counts.reduce((sum, it) => sum + it.passed, 0),
    failed: counts.reduce((sum, it) => sum + it.failed, 0),
  };
}

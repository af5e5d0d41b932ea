import { rmSync } from "node:fs";
import { run } from "./run";
import { runStep } from "./check/step";
import { stopSignal } from "./stop-signal";
import { testCounts } from "./check/test-counts";
import { infraStep, unitReports } from "./check/unit-steps";

await run(async () => {
  rmSync(unitReports.infra, { force: true });
  const passed = await runStep(infraStep(), stopSignal());
  const counts = testCounts([unitReports.infra]);
  const failed = passed ? counts.failed : Math.max(counts.failed, 1);
  if (failed > 0) process.exitCode = 1;
  console.log(`${counts.passed} passed, ${failed} failed`);
});

import { rmSync } from "node:fs";
import { runStep } from "./check/step";
import { testCounts } from "./check/test-counts";
import { infraStep, unitReports } from "./check/unit-steps";
import { runCommand } from "./command-line";
import { stopSignal } from "./stop-signal";

const command = {
  name: "npm run test:infra",
  does: "Runs the tests of infra/, with Terraform if it is installed. Exits with status 1 if one fails.",
  examples: ["npm run test:infra"],
};

await runCommand(command, async () => {
  rmSync(unitReports.infra, { force: true });
  const passed = await runStep(infraStep(), stopSignal());
  const counts = testCounts([unitReports.infra]);
  const failed = passed ? counts.failed : Math.max(counts.failed, 1);
  if (failed > 0) process.exitCode = 1;
  console.log(`${counts.passed} passed, ${failed} failed`);
});

import { join } from "node:path";
import { projectRoot } from "./project-root";
import type { Step } from "./step";
import { terraformVersion } from "./terraform";

/** The JSON reports that the steps write. */
export const unitReports = {
  unit: join(projectRoot, "test-results/unit.json"),
  infra: join(projectRoot, "test-results/infra.json"),
};

/** Every test of vitest's but those of infra/. */
export const unitStep = (): Step => ({
  name: "unit and contract tests",
  programs: [[...vitest(unitReports.unit), "--exclude=tests/infra/**"]],
  isLong: true,
});

/** The tests of infra/. Its name says whether Terraform took part: where it is missing, the schema checker alone did. */
export function infraStep(): Step {
  const version = terraformVersion();
  return {
    name: version
      ? `infra/, with Terraform ${version}`
      : "infra/, without Terraform: schema checker and lints alone (install Terraform 1.11 or later for the rest)",
    programs: [[...vitest(unitReports.infra), "tests/infra"]],
    isLong: true,
  };
}

const vitest = (report: string): [string, ...string[]] => [
  "vitest/vitest.mjs",
  "run",
  "-c",
  "tests/vitest.config.ts",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
];

import { join } from "node:path";
import { projectRoot } from "@/lib/commands/project-root";
import { infraPrograms } from "./infra-programs";
import { scratchInMemory } from "./scratch";
import type { Step } from "./step";
import { terraformVersion } from "./terraform";

/** The JSON reports that the steps write. */
export const unitReports = {
  unit: join(projectRoot, "test-results/unit.json"),
  infra: join(projectRoot, "test-results/infra.json"),
};

/** All tests of vitest except those of infra/. */
export const unitStep = (): Step => ({
  name: "unit and contract tests",
  programs: [[...vitest(unitReports.unit), "--exclude=tests/infra/**"]],
  environment: scratchInMemory(),
  isLong: true,
});

/**
 * The tests of infra/. Tests that need a missing program are skipped, and the step's name says so: without Terraform,
 * only our own checker and lints run.
 */
export function infraStep(): Step {
  const absent = infraPrograms.filter((it) => !it.isHere());
  const version = terraformVersion();
  const without = absent.map(({ name, notTried }) => `, without ${name} (not tried: ${notTried})`);
  return {
    name: `infra/${version ? `, with Terraform ${version}` : ""}${without.join("")}`,
    programs: [
      [
        ...vitest(unitReports.infra),
        "tests/infra",
        ...absent.map(({ folder }) => `--exclude=tests/infra/${folder}/**`),
      ],
    ],
    environment: scratchInMemory(),
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

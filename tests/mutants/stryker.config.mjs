// Read by Stryker, which lib/commands/mutants.ts starts for one file after the other.
const { MUTANTS_FILE: file = "", MUTANTS_NAME: name = "" } = process.env;

export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  // Not Stryker's `testFiles`: with it 9.6.1 never switches on a change in code that runs once, at import.
  vitest: { configFile: "tests/mutants/vitest.config.ts", related: false },
  mutate: [file],
  coverageAnalysis: "perTest",
  // Stryker would read it by the programming interface that TypeScript 7 no longer has, and needs nothing of it here.
  tsconfigFile: "none",
  concurrency: 1,
  ignorePatterns: ["infra", "test-results"],
  tempDirName: `.mutants/sandbox-${name}`,
  // What was tried and did not change since is not tried again.
  incremental: true,
  incrementalFile: `.mutants/${name}.json`,
  reporters: ["json"],
  jsonReporter: { fileName: `.mutants/reports/${name}.json` },
  timeoutMS: 20_000,
  dryRunTimeoutMinutes: 30,
  warnings: { slow: false },
};

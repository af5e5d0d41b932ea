import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Tests that start many programs, which a process of several threads is slow at because it is large, and tests that
// measure the CPU time of their process.
const inProcesses = [
  "tests/*.test.ts",
  "tests/infra/**/*.test.ts",
  "tests/lib/commands/**/*.test.ts",
  "tests/lib/domain/snippet/**/*.test.ts",
  "tests/lib/auth/pool-action.test.ts",
  "tests/lib/domain/audit/row.test.ts",
  "tests/lib/domain/finding/judge.test.ts",
];

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  resolve: {
    alias: {
      "@": fileURLToPath(new URL("..", import.meta.url)),
      // `server-only` throws outside the server's bundle; the tests are the server here.
      "server-only": fileURLToPath(new URL("./empty.ts", import.meta.url)),
    },
  },
  test: {
    globalSetup: "tests/own-data-home.ts",
    setupFiles: "tests/own-data.ts",
    // Generous, and so is the wait for an event: a machine that does other things too is slow, not wrong.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
    // Half of the tests wait for a clock or a process, so one more than the two processors that CI has.
    maxWorkers: 3,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    projects: [
      { extends: true, test: { name: "processes", include: inProcesses, pool: "forks" } },
      {
        extends: true,
        test: {
          name: "functions",
          include: ["tests/lib/domain/**/*.test.ts"],
          exclude: inProcesses,
          pool: "threads",
          // Functions without state: a thread keeps what one file has imported for the next.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "threads",
          include: ["tests/lib/**/*.test.ts", "tests/components/**/*.test.{ts,tsx}"],
          exclude: [...inProcesses, "tests/lib/domain/**"],
          // A thread begins sooner than a process, and there are five hundred files.
          pool: "threads",
        },
      },
    ],
  },
});

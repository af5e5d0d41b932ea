import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

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
    include: [
      "tests/lib/**/*.test.ts",
      "tests/components/**/*.test.{ts,tsx}",
      "tests/infra/**/*.test.ts",
      "tests/*.test.ts",
    ],
    globalSetup: "tests/own-data-home.ts",
    setupFiles: "tests/own-data.ts",
    // Generous, and so is the wait for an event: a machine that does other things too is slow, not wrong.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
    // Half of the tests wait for a clock or a process, so one more than the two processors that CI has.
    maxWorkers: 3,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
  },
});

import { join } from "node:path";
import { defineConfig } from "vitest/config";
import usual from "../vitest.config";

// lib/commands/mutants.ts says which tests run, and for a change by hand what is changed.
const { MUTANTS_TESTS = "", MUTANTS_CHANGE } = process.env;
const change: { file: string; was: string; is: string } | null = MUTANTS_CHANGE
  ? JSON.parse(MUTANTS_CHANGE)
  : null;

export default defineConfig({
  ...usual,
  test: {
    ...usual.test,
    include: MUTANTS_TESTS.split(" "),
    setupFiles: ["tests/own-data.ts", "tests/mutants/short-waits.ts"],
  },
  plugins: [
    {
      name: "a change by hand",
      enforce: "pre",
      // A function for what replaces it: in a text, `$` would mean something.
      transform: (code, id) =>
        change && id === join(usual.root ?? "", "lib", change.file)
          ? code.replace(change.was, () => change.is)
          : null,
    },
  ],
});

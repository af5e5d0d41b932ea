import { existsSync, readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

// The fields we read of vitest's JSON report and of Playwright's.
const unit = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(""),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

type Suite = { specs: z.infer<typeof spec>[]; suites?: Suite[] | undefined };
const spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  ok: z.boolean(),
  tests: z.array(
    z.object({
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().default("") })) })),
    }),
  ),
});
const suite: z.ZodType<Suite> = z.object({
  specs: z.array(spec),
  get suites() {
    return z.array(suite).optional();
  },
});
const browser = z.object({ suites: z.array(suite) });

/** The most characters of one failure, so that the end of a long log shows all failures. */
const LONGEST = 600;

/** The failures in the JSON reports in `files`, each with its place and the beginning of its first error. */
export function testFailures(files: string[]): string[] {
  return files
    .filter((file) => existsSync(file))
    .flatMap((file) => {
      const report: unknown = JSON.parse(readFileSync(file, "utf8"));
      const { success, data } = browser.safeParse(report);
      return success ? storiesIn(data.suites) : unitTestsIn(unit.parse(report));
    });
}

function unitTestsIn({ testResults }: z.infer<typeof unit>): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((it) => it.status === "failed");
    if (failed.length === 0 && status === "failed") return [told(name, message)];
    return failed.map((it) => told(`${name} › ${it.fullName}`, it.failureMessages?.[0] ?? ""));
  });
}

function storiesIn(suites: readonly Suite[]): string[] {
  return suites.flatMap((it) => [
    ...it.specs
      .filter(({ ok }) => !ok)
      .map(({ file, line, title, tests }) => {
        const errors = tests.flatMap(({ results }) => results.flatMap((result) => result.errors));
        return told(`${file}:${line} › ${title}`, errors[0]?.message ?? "");
      }),
    ...storiesIn(it.suites ?? []),
  ]);
}

function told(what: string, error: string): string {
  const lines = stripVTControlCharacters(error)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return `${what}\n  ${lines.join("\n  ")}`.slice(0, LONGEST);
}

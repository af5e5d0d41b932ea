import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { testFailures } from "@/lib/commands/check/test-failures";
import { scratch } from "@/tests/kit/command";

function report(content: object) {
  const file = join(scratch(), "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const story = (title: string, errors: { message: string }[]) => ({
  title,
  file: "list.test.ts",
  line: 7,
  ok: errors.length === 0,
  tests: [{ results: [{ errors }] }],
});

test("a failed story is told with its place and the beginning of its first error, in plain letters", () => {
  const failed = story("finds a client", [{ message: "\u001b[31mError: gone\u001b[0m\n\n  Expected: 1" }]);
  const file = report({ suites: [{ specs: [story("lists", [])], suites: [{ specs: [failed] }] }] });
  expect(testFailures([file])).toEqual(["list.test.ts:7 › finds a client\n  Error: gone\n  Expected: 1"]);
});

test("a failed unit test is told, and a file that could not be loaded by its message", () => {
  const passed = { fullName: "adds", status: "passed", failureMessages: [] };
  const failed = { fullName: "subtracts", status: "failed", failureMessages: ["Error: 1\n  at sum.ts"] };
  const file = report({
    testResults: [
      { name: "sum.test.ts", status: "failed", message: "", assertionResults: [passed, failed] },
      { name: "torn.test.ts", status: "failed", message: "Cannot find it", assertionResults: [] },
      { name: "fine.test.ts", status: "passed", message: "", assertionResults: [passed] },
    ],
  });
  expect(testFailures([file])).toEqual([
    "sum.test.ts › subtracts\n  Error: 1\n  at sum.ts",
    "torn.test.ts\n  Cannot find it",
  ]);
});

test("an error of any length takes 600 characters, and a missing report tells of nothing", () => {
  const file = report({ suites: [{ specs: [story("fails", [{ message: "x".repeat(9_000) }])] }] });
  expect(testFailures([file]).map(({ length }) => length)).toEqual([600]);
  expect(testFailures([join(scratch(), "missing.json")])).toEqual([]);
});

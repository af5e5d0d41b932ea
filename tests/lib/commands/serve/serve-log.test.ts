import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keepLog } from "@/lib/commands/serve/serve";
import { scratch } from "@/tests/kit/command";

const record = '{"level":30,"time":1795957200000,"msg":"audit"}';

function kept(isUp: boolean, lines: string[]) {
  const file = join(scratch(), "console.log");
  writeFileSync(file, "an earlier start\n");
  const printed: string[] = [];
  const take = keepLog(
    file,
    (line) => printed.push(line),
    () => isUp,
  );
  for (const line of lines) take(line);
  return { printed, content: readFileSync(file, "utf8") };
}

test("records and requests go to the file alone, everything else to the terminal alone", () => {
  const lines = [
    record,
    " GET /pools 200 in 12ms (next.js: 2ms)",
    "○ Compiling /pools ...",
    "Error: {}",
    " a GET",
  ];
  const { printed, content } = kept(true, lines);
  expect(printed).toEqual(["○ Compiling /pools ...", "Error: {}", " a GET"]);
  expect(content).toBe(`${record}\n GET /pools 200 in 12ms (next.js: 2ms)\n`);
});

test("until the console is up, the terminal has the records too", () => {
  const { printed, content } = kept(false, [record]);
  expect([printed, content]).toEqual([[record], `${record}\n`]);
});

test("the file begins empty", () => {
  expect(kept(true, []).content).toBe("");
});

test("only its owner reads the file", () => {
  const file = join(scratch(), "console.log");
  keepLog(
    file,
    () => {},
    () => true,
  );
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

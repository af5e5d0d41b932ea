import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { areas, testsOf } from "./check/mutants-areas";
import { type Named, named } from "./check/mutants-named";
import { scratchInMemory } from "./check/scratch";
import { startChild } from "./child";
import { CommandError } from "./command-error";
import { runCommand } from "./command-line";
import { projectRoot } from "./project-root";
import { aborted, stopSignal } from "./stop-signal";

// Changes the code on purpose, one place at a time, and counts what the tests notice: `npm run mutants` for everything,
// or with names of areas, `named` for the changes by hand, or files. It takes hours. Code that has not changed since it
// was tried is not tried again: Stryker keeps its results in .mutants.

const stop = stopSignal();
const stopped = aborted(stop);

/** Whether tests pass without a change, by their paths. */
const passing = new Map<string, boolean>();

const command = {
  name: "npm run mutants",
  does: "Changes the code on purpose, one place at a time, and counts the changes that a test notices. It takes hours.",
  words: {
    form: "[NAME…]",
    does: `${["named", ...Object.keys(areas)].join(", ")}, or a file of lib. Default: all areas.`,
  },
  examples: [
    "npm run mutants -- named",
    "npm run mutants -- policy",
    "npm run mutants -- lib/domain/secret/secret.ts",
  ],
};

await runCommand(command, async ({ words }) => {
  const wanted = words.length > 0 ? words : ["named", ...Object.keys(areas)];
  for (const name of wanted) {
    if (name === "named") await tryNamed();
    else for (const file of filesOf(name)) await tryFile(file);
    if (stop.aborted) return;
  }
});

/** The files of an area, or the one file that is named in place of an area; paths below `lib`. */
function filesOf(name: string): string[] {
  const beginnings = areas[name] ?? [name.replace(/^lib\//, "")];
  const files = readdirSync(join(projectRoot, "lib"), { recursive: true, encoding: "utf8" });
  const found = files.filter((file) => file.endsWith(".ts") && beginnings.some((it) => file.startsWith(it)));
  if (found.length === 0)
    throw new CommandError(`Unknown area or file ${name}. Areas: named, ${Object.keys(areas).join(", ")}.`);
  return found.sort();
}

/** Tries every change by hand. Its tests must pass without the change and fail with it. */
async function tryNamed(): Promise<void> {
  const unnoticed: string[] = [];
  for (const change of named) {
    const how = await noticed(change);
    if (stop.aborted) return;
    if (how !== "noticed") unnoticed.push(change.what);
    console.log(`${how.padEnd(16)} lib/${change.file}: ${change.what}`);
  }
  console.log(`named: ${named.length - unnoticed.length} of ${named.length} noticed`);
  if (unnoticed.length > 0) process.exitCode = 1;
}

async function noticed({ file, was, is, tests }: Named): Promise<string> {
  const source = readFileSync(join(projectRoot, "lib", file), "utf8");
  if (source.split(was).length !== 2) return "has lost its place";
  const paths = tests
    .map((name) => `tests/${name}.test.ts`)
    .filter((path) => existsSync(join(projectRoot, path)));
  if (paths.length === 0) return "has no test";
  if (!(await passes(paths))) return "fails without";
  return (await passes(paths, { file, was, is })) ? "NOT noticed" : "noticed";
}

/** Whether these tests pass, with a change by hand or without one. */
async function passes(paths: string[], change?: object): Promise<boolean> {
  const tests = paths.join(" ");
  const known = passing.get(tests);
  if (!change && known !== undefined) return known;
  const status = await started(
    "vitest/vitest.mjs",
    ["run", "-c", "tests/mutants/vitest.config.ts", "--bail=1"],
    {
      MUTANTS_TESTS: tests,
      ...(change ? { MUTANTS_CHANGE: JSON.stringify(change) } : {}),
    },
  );
  if (!change) passing.set(tests, status === 0);
  return status === 0;
}

/** Stryker's report of a file. */
type Report = { files: Record<string, { source: string; mutants: Mutant[] }> };
type Mutant = {
  status: string;
  mutatorName: string;
  replacement?: string;
  location: { start: { line: number } };
};

async function tryFile(file: string): Promise<void> {
  const name = file.replace(/\.ts$/, "").replaceAll("/", "-");
  const tests = testsOf(file);
  const lines: string[] = [];
  const status = await started(
    "@stryker-mutator/core/bin/stryker.js",
    ["run", "tests/mutants/stryker.config.mjs"],
    {
      MUTANTS_FILE: `lib/${file}`,
      MUTANTS_NAME: name,
      MUTANTS_TESTS: tests.join(" "),
    },
    (line) => lines.push(line),
  );
  if (stop.aborted) return;
  const report = join(projectRoot, `.mutants/reports/${name}.json`);
  if (status !== 0 || !existsSync(report)) {
    console.log(`lib/${file}: nothing could be tried. Are there ${tests.join(", ")}, and do they pass?`);
    for (const line of lines.slice(-12)) console.log(`  ${line}`);
    process.exitCode = 1;
    return;
  }
  const { files }: Report = JSON.parse(readFileSync(report, "utf8"));
  const mutants = Object.values(files).flatMap((it) => it.mutants);
  const survivors = mutants.filter((it) => it.status === "Survived" || it.status === "NoCoverage");
  const tried =
    mutants.filter((it) => it.status === "Killed" || it.status === "Timeout").length + survivors.length;
  console.log(`lib/${file}: ${tried - survivors.length} of ${tried} noticed`);
  for (const { location, mutatorName, replacement = "" } of survivors)
    console.log(
      `  line ${location.start.line}, ${mutatorName}: ${replacement.replace(/\s+/g, " ").slice(0, 90)}`,
    );
}

/** Runs a program below node_modules to its end, or until this command is stopped. Gives its status. */
async function started(
  script: string,
  args: string[],
  environment: Record<string, string>,
  print: (line: string) => void = () => {},
): Promise<number> {
  const child = startChild({ script, args, environment: { ...scratchInMemory(), ...environment }, print });
  const status = await Promise.race([child.ended, stopped.then(() => 1)]);
  await child.stop();
  return status;
}

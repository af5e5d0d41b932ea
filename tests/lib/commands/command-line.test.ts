import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { helpOf, readCommandLine } from "@/lib/commands/command-line";
import { projectRoot } from "@/lib/commands/project-root";
import { runCommand } from "@/tests/kit/command";

const manifest: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(join(projectRoot, "package.json"), "utf8"),
);
/** The commands, by the names of their scripts and files. */
const commands = Object.entries(manifest.scripts).map(([script, line]): [string, string] => [
  script,
  /lib\/commands\/([\w-]+)\.ts$/.exec(line)?.[1] ?? "",
]);

test.each(commands)(
  "npm run %s explains itself with --help, and does nothing",
  async (script, file) => {
    const help = await runCommand(file, {}, ["--help"]);
    expect(help).toMatchObject({ status: 0, stderr: "" });
    expect(help.stdout).toMatch(new RegExp(`^Usage: npm (run )?${script}\\b`));
    expect(help.stdout).toContain("\n  -h, --help");
    expect(help.stdout).toContain("\nExamples:\n  ");
  },
  60_000,
);

const command = {
  name: "npm run try",
  does: "Tries.",
  options: { file: { value: "FILE", does: "Which one. Default: all." }, fast: { does: "Hurry." } },
  words: { form: "NAME…", does: "Names." },
  rest: { form: "[-- COMMAND…]", does: "A command." },
  settings: { PORT: "A port." },
  examples: ["npm run try -- one"],
};

test("the help has a part for everything that the command takes", () => {
  expect(helpOf(command)).toBe(`Usage: npm run try -- NAME… [options] [-- COMMAND…]

Tries.

Arguments:
  NAME…          Names.
  [-- COMMAND…]  A command.

Options:
  --file FILE  Which one. Default: all.
  --fast       Hurry.
  -h, --help   Print this help.

Environment variables:
  PORT  A port.

Examples:
  npm run try -- one`);
});

test("options, words and the command after two dashes are read", () => {
  const line = readCommandLine(command, ["one", "--file", "x", "two", "--fast", "--", "ls", "--help"]);
  expect(line).toMatchObject({ words: ["one", "two"], rest: ["ls", "--help"] });
  expect([line?.has("fast"), line?.valueOf("file"), line?.valueOf("fast")]).toEqual([true, "x", undefined]);
  expect(readCommandLine(command, ["one", "-h"])).toBeNull();
});

const bare = { name: "npm run bare", does: "Little.", examples: ["npm run bare"] };

test.each([
  [bare, ["word"], "Unexpected argument 'word'. Options: --help. For help, run npm run bare -- --help."],
  [bare, ["--", "ls"], "Unexpected argument 'ls'"],
  [command, ["--file"], "Option '--file <value>' argument missing"],
  [command, ["--fast=1"], "Option '--fast' does not take an argument"],
  [command, ["-x"], "Unknown option '-x'. Options: --file, --fast, --help."],
])("what a command does not take is refused: %#", (taken, args, sentence) => {
  expect(() => readCommandLine(taken, args)).toThrow(sentence);
});

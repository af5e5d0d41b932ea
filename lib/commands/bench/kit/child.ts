import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { CommandError } from "@/lib/commands/command-error";
import { projectRoot } from "@/lib/commands/project-root";
import { childEnvironment } from "@/lib/config";

/** A part of `bench` in its own process, which does its work each time it is asked. */
export type Part = {
  /** Sends a word and gives back the answer, parsed from JSON. */
  ask(word: string | number): Promise<unknown>;
  end(): Promise<void>;
};

/** The arguments with which Node runs our server’s TypeScript, also what is performed through the door. */
export const serverArguments = [
  "--conditions=react-server",
  "--import",
  "tsx",
  "--import",
  "./lib/commands/bench/kit/next-on-server.ts",
];

/** The command line, with Node first, that runs a TypeScript file of `lib/commands`. */
export const programOf = (name: string, args: readonly string[] = []): string[] => [
  process.execPath,
  ...serverArguments,
  `lib/commands/${name}.ts`,
  ...args,
];

/** Starts a command on its own core, with `settings` added to the environment. Core 0 is measured, core 1 measures. */
export function startOnCore(
  core: 0 | 1,
  name: string,
  args: readonly string[],
  settings: Record<string, string> = {},
): ChildProcess {
  const program = programOf(name, args);
  const [command = "", ...rest] = canPin() ? [pin, "-c", String(core), ...program] : program;
  return spawn(command, rest, {
    cwd: projectRoot,
    stdio: ["pipe", "pipe", "inherit"],
    env: childEnvironment(settings),
  });
}

/** Starts a part that waits for words. It keeps running, so that many short measurements need no new start. */
export function startPart(core: 0 | 1, args: readonly string[]): Part {
  const child = startOnCore(core, "bench", ["part", ...args]);
  const lines = linesOf(child);
  return {
    async ask(word) {
      child.stdin?.write(`${word}\n`);
      const { value } = await lines.next();
      if (value === undefined) throw new CommandError("A program of the benchmark ended before it was done.");
      return JSON.parse(value);
    },
    end: () => endChild(child),
  };
}

/** The other side of `startPart`: answers each line of the standard input with a line of JSON, until it is closed. */
export async function answerWords(answer: (word: string) => object | Promise<object>): Promise<void> {
  for await (const word of createInterface({ input: process.stdin }))
    console.log(JSON.stringify(await answer(word)));
}

/** The first match in the child's output. Throws CommandError when the child ends before it. */
export async function firstMatch(child: ChildProcess, pattern: RegExp): Promise<string> {
  for await (const line of linesOf(child)) {
    const found = pattern.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  throw new CommandError("A program of the benchmark ended before it was ready.");
}

/** Ends a child and waits until it is gone. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, "close");
  child.stdout?.resume();
  child.kill("SIGTERM");
  await gone;
}

async function* linesOf({ stdout }: ChildProcess): AsyncGenerator<string, undefined> {
  if (stdout) yield* createInterface({ input: stdout });
}

// Part of every Linux; elsewhere the programs are not pinned.
const pin = "taskset";

// Without separate cores, server and load take each other's time, and the ratios are less exact.
function canPin(): boolean {
  return spawnSync(pin, ["-c", "1", "true"], { stdio: "ignore" }).status === 0;
}

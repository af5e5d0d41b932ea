import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { childEnvironment } from "@/lib/config";
import { CommandError } from "./command-error";
import { projectRoot } from "./project-root";

/** A command of ours on a core of its own, with `settings` laid over the environment: `core` 0 for what is measured, 1 for who measures. */
export function startOnCore(
  core: 0 | 1,
  name: string,
  args: readonly string[],
  settings: Record<string, string> = {},
): ChildProcess {
  const script = ["--conditions=react-server", "--import", "tsx", `lib/commands/${name}.ts`, ...args];
  const node = [process.execPath, ...script];
  const [command = "", ...rest] = canPin() ? [pin, "-c", String(core), ...node] : node;
  return spawn(command, rest, {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "inherit"],
    env: childEnvironment(settings),
  });
}

/** The first thing in the child's output that matches, or an error when it ends before. */
export async function firstMatch(child: ChildProcess, pattern: RegExp): Promise<string> {
  if (child.stdout)
    for await (const line of createInterface({ input: child.stdout })) {
      const found = pattern.exec(line)?.[1];
      if (found !== undefined) return found;
    }
  throw new CommandError("A program of the benchmark ended before it was ready.");
}

/** Everything the child prints, once it is over. */
export async function outputOf(child: ChildProcess): Promise<string> {
  let output = "";
  child.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  const [status] = await once(child, "close");
  if (status !== 0) throw new CommandError(`A program of the benchmark ended with status ${status}.`);
  return output;
}

/** Ends a child and waits until it is gone. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, "close");
  child.stdout?.resume();
  child.kill("SIGTERM");
  await gone;
}

// Part of every Linux; elsewhere the programs are not pinned.
const pin = "taskset";

// Without cores of their own, server and load take each other's time; the ratios then say less.
function canPin(): boolean {
  return spawnSync(pin, ["-c", "1", "true"], { stdio: "ignore" }).status === 0;
}

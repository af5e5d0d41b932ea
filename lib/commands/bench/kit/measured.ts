import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import { CommandError } from "@/lib/commands/command-error";
import { startOnCore } from "./child";

const line = z.object({ measured: z.record(z.string(), z.number()) });

/**
 * Runs a program of `lib/commands` on core 0 and returns the numbers that it prints as `{"measured": {…}}`. Throws
 * CommandError for an exit status other than 0.
 */
export async function measured(
  program: string,
  args: readonly string[],
  settings: Record<string, string>,
): Promise<Record<string, number>> {
  const output = await outputOf(startOnCore(0, program, args, settings));
  const found = output.split("\n").find((it) => it.startsWith('{"measured"'));
  return line.parse(JSON.parse(found ?? "{}")).measured;
}

async function outputOf(child: ChildProcess): Promise<string> {
  let output = "";
  child.stdout?.on("data", (chunk) => {
    output += chunk;
  });
  const [status] = await once(child, "close");
  if (status !== 0) throw new CommandError(`A program of the benchmark ended with status ${status}.`);
  return output;
}

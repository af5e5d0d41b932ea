import { startChild } from "@/lib/commands/child";
import { aborted } from "@/lib/commands/stop-signal";
import { timed } from "./timed";

/** A part of the checks: Node programs (paths below node_modules, with arguments) run one after the other. */
export type Step = {
  name: string;
  programs: readonly (readonly [script: string, ...args: string[]])[];
  environment?: Record<string, string>;
  /** Whether to print its lines as they come. Otherwise they are printed only when it fails. */
  isLong?: boolean;
  /** The Node that runs the programs. Default: the one that runs this. */
  node?: string;
};

/** Runs a step and returns whether it passed. False also when it was stopped. */
export function runStep(step: Step, stop: AbortSignal): Promise<boolean> {
  return timed(step.name, async () => {
    const kept: string[] = [];
    const print = step.isLong ? (line: string) => console.log(line) : (line: string) => kept.push(line);
    const passed = await allPass(step, print, stop);
    if (!passed && !stop.aborted) for (const line of kept) console.log(line);
    return passed;
  });
}

async function allPass(step: Step, print: (line: string) => void, stop: AbortSignal): Promise<boolean> {
  for (const [script, ...args] of step.programs) {
    const child = startChild({ script, args, environment: step.environment ?? {}, print, node: step.node });
    const status = await Promise.race([child.ended, aborted(stop).then(() => null)]);
    if (status === null) await child.stop();
    if (status !== 0) return false;
  }
  return true;
}

import { benchAttack } from "./bench/attack";
import { watchHealth } from "./bench/attacks";
import { benchAudit } from "./bench/audit";
import { benchEmulator } from "./bench/emulator";
import { benchFleet } from "./bench/fleet";
import { benchIdle } from "./bench/idle";
import {
  benchInstances,
  benchInventory,
  benchNeighbour,
  benchSearch,
  benchUsers,
  benchWarm,
} from "./bench/inventory";
import { type Figure, reportFigures } from "./bench/kit/figures";
import { probeMachine, probeSigning } from "./bench/kit/probe";
import { generateLoad } from "./bench/load";
import { serveNothing, serveSignatures } from "./bench/noop";
import { benchRuns } from "./bench/runs";
import { benchSoak } from "./bench/soak";
import { benchStart } from "./bench/start";
import { benchToken } from "./bench/token";
import { benchTry } from "./bench/try";
import { benchWeb } from "./bench/web";
import { benchFaults, benchWrites } from "./bench/writes";
import { CommandError } from "./command-error";
import { runCommand, usageError } from "./command-line";
import { stopSignal } from "./stop-signal";

/** Each benchmark prints its figures as a table and as JSON lines, and returns whether all are within their limits. */
const benchmarks = new Map<string, (stop: AbortSignal, only: string | undefined) => Promise<boolean>>([
  ["attack", async (stop) => told(await benchAttack(stop))],
  ["audit", benchAudit],
  ["emulator", async () => told(await benchEmulator())],
  ["token", async () => told(await benchToken())],
  ["try", async (stop) => told(await benchTry(stop))],
  ["inventory", async (_, only) => told(await benchInventory(only))],
  ["warm", async () => told(await benchWarm())],
  ["users", async () => told(await benchUsers())],
  ["search", async () => told(await benchSearch())],
  ["neighbour", async () => told(await benchNeighbour())],
  ["instances", async () => told(await benchInstances())],
  ["idle", async (_, only) => told(await benchIdle(only))],
  ["fleet", async (stop) => told(await benchFleet(stop))],
  ["runs", async () => told(await benchRuns())],
  ["writes", benchWrites],
  ["faults", benchFaults],
  ["start", async (stop) => told(await benchStart(stop))],
  ["soak", async (stop, only) => told(await benchSoak(stop, only))],
  ["web", async (stop, only) => told(await benchWeb(stop, only))],
]);

const command = {
  name: "npm run bench",
  does: "Measures the console and the local Cognito on this machine. Exits with status 1 if a target is missed.",
  words: {
    form: "[NAME[:SIZE]…]",
    does: `Default: all. Names: ${[...benchmarks.keys()].join(", ")}.`,
  },
  examples: [
    "npm run bench -- audit",
    "npm run bench -- inventory:100 web:1000   one size: so many clients",
    "npm run bench -- soak:5                   so many minutes",
    "npm run bench -- faults:77                another seed of what goes wrong",
  ],
};

await runCommand(command, async ({ words }) => {
  const [first = "", part = "", ...rest] = words;
  if (first === "part") return await runPart(part, rest);
  await measure(words, stopSignal());
});

/**
 * Runs the named benchmarks, or all. `inventory:100` and `web:1000` run one size alone, `soak:5` runs five minutes.
 * Throws CommandError, which is exit status 1, when a target is missed.
 */
async function measure(names: string[], stop: AbortSignal): Promise<void> {
  const missed: string[] = [];
  for (const wanted of names.length > 0 ? names : benchmarks.keys()) {
    const [name = "", only] = wanted.split(":");
    const benchmark = benchmarks.get(name);
    if (!benchmark)
      throw usageError(command, `Unknown benchmark ${name}. Names: ${[...benchmarks.keys()].join(", ")}`);
    told(probeMachine("before"));
    if (!(await benchmark(stop, only))) missed.push(name);
    told(probeMachine("after"));
  }
  if (missed.length > 0)
    throw new CommandError(`Missed: ${missed.join(", ")}. Check the load of this machine first.`);
}

function told(figures: readonly Figure[]): boolean {
  for (const line of reportFigures(figures)) console.log(line);
  return figures.every((figure) => figure.isMet);
}

/** Runs a part of a benchmark, which has its own process on its own core. */
async function runPart(part: string, args: string[]): Promise<void> {
  const [first = "", second = ""] = args;
  if (part === "probe") return await probeSigning();
  if (part === "load") return await generateLoad(Number(first), second);
  if (part === "health") return await watchHealth(Number(first));
  if (part === "noop") return await serveNothing();
  if (part === "signer") return await serveSignatures();
  // Imported by this part alone, because it prints warnings about its environment on import.
  if (part === "provider") return await (await import("./bench/provider")).serveProvider(first);
  throw new CommandError(`A benchmark has no part ${part}.`);
}

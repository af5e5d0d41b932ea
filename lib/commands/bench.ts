import { benchAudit } from "./bench-audit";
import { CommandError } from "./command-error";
import { run } from "./run";
import { stopSignal } from "./stop-signal";

await run(main);

/** Runs the benchmark that is named, or all: a table, and one JSON line per figure. */
async function main(): Promise<void> {
  const benchmarks = { audit: benchAudit };
  const stop = stopSignal();
  const [name] = process.argv.slice(2);
  const wanted = Object.entries(benchmarks).filter(([it]) => name === undefined || it === name);
  if (wanted.length === 0)
    throw new CommandError(
      `There is no benchmark ${name}. Usage: npm run bench -- [${Object.keys(benchmarks).join("|")}]`,
    );
  for (const [, benchmark] of wanted) if (!(await benchmark(stop))) process.exitCode = 1;
}

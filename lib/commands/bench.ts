import { benchAudit } from "./bench-audit";
import { benchEmulator } from "./bench-emulator";
import { type Figure, reportFigures } from "./bench-figures";
import { benchToken } from "./bench-token";
import { CommandError } from "./command-error";
import { run } from "./run";
import { stopSignal } from "./stop-signal";

/** Each prints its figures, a table and one JSON line for each, and tells whether all are within their limits. */
const benchmarks = new Map<string, (stop: AbortSignal) => Promise<boolean>>([
  ["audit", benchAudit],
  ["emulator", async () => told(await benchEmulator())],
  ["token", async () => told(await benchToken())],
]);

await run(async () => {
  const stop = stopSignal();
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : [...benchmarks.keys()];
  const missed: string[] = [];
  for (const name of wanted) {
    const benchmark = benchmarks.get(name);
    if (!benchmark)
      throw new CommandError(
        `There is no benchmark ${name}. Name one of ${[...benchmarks.keys()].join(", ")}.`,
      );
    if (!(await benchmark(stop))) missed.push(name);
  }
  if (missed.length > 0)
    throw new CommandError(`Missed: ${missed.join(", ")}. Look at the load of this machine first.`);
});

function told(figures: readonly Figure[]): boolean {
  for (const line of reportFigures(figures)) console.log(line);
  return figures.every((figure) => figure.isMet);
}

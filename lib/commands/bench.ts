import { benchEmulator } from "./bench-emulator";
import { type Figure, reportFigures } from "./bench-figures";
import { benchToken } from "./bench-token";
import { CommandError } from "./command-error";
import { run } from "./run";

await run(async () => {
  const benchmarks = new Map<string, () => Promise<Figure[]>>([
    ["token", benchToken],
    ["emulator", benchEmulator],
  ]);
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : [...benchmarks.keys()];
  const figures: Figure[] = [];
  for (const name of wanted) {
    const benchmark = benchmarks.get(name);
    if (!benchmark)
      throw new CommandError(
        `There is no benchmark ${name}. Name one of ${[...benchmarks.keys()].join(", ")}.`,
      );
    figures.push(...(await benchmark()));
  }
  for (const line of reportFigures(figures)) console.log(line);
  const missed = figures.filter((figure) => !figure.isMet).map((figure) => figure.name);
  if (missed.length > 0)
    throw new CommandError(`Missed: ${missed.join(", ")}. Look at the load of this machine first.`);
});

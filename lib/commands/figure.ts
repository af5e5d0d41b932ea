/** What a benchmark found: times in milliseconds, and how many times the probe of the same run it took. */
export type Figure = {
  name: string;
  medianMs: number;
  slowestMs: number;
  ratio: number;
  limitMs: number | null;
};

/** Runs `act` `times` times, after one run that does not count. `probeMs` is the median of the run's probe. */
export async function figure(
  name: string,
  act: () => Promise<unknown>,
  options: { times: number; probeMs: number | null; limitMs: number | null },
): Promise<Figure> {
  await act();
  const taken: number[] = [];
  for (let count = 0; count < options.times; count += 1) {
    const begun = performance.now();
    await act();
    taken.push(performance.now() - begun);
  }
  taken.sort((one, other) => one - other);
  const medianMs = taken[Math.floor(taken.length / 2)] ?? 0;
  const slowestMs = taken.at(-1) ?? 0;
  return {
    name,
    medianMs,
    slowestMs,
    ratio: medianMs / (options.probeMs ?? medianMs),
    limitMs: options.limitMs,
  };
}

/** Prints a table, then each figure as a JSON line. Gives whether every median is within its limit. */
export function printFigures(benchmark: string, figures: readonly Figure[]): boolean {
  const width = Math.max(...figures.map(({ name }) => name.length));
  const cells = (name: string, ...rest: string[]) =>
    [name.padEnd(width), ...rest.map((cell) => cell.padStart(10))].join("  ");
  console.log(cells("", "median ms", "slowest ms", "x probe", "limit ms"));
  for (const { name, medianMs, slowestMs, ratio, limitMs } of figures)
    console.log(
      cells(name, medianMs.toFixed(2), slowestMs.toFixed(2), ratio.toFixed(1), limitMs?.toString() ?? ""),
    );
  for (const it of figures) console.log(JSON.stringify({ benchmark, ...it }));
  return figures.every(({ medianMs, limitMs }) => limitMs === null || medianMs <= limitMs);
}

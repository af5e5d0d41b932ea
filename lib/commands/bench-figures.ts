/** One measured figure beside what it has to reach. */
export type Figure = { name: string; value: number; unit: string; target: string; isMet: boolean };

/** A figure that has to be at least `target`. */
export function atLeast(name: string, value: number, target: number, unit = ""): Figure {
  return { name, value, unit, target: `≥ ${target}`, isMet: value >= target };
}

/** A figure that has to be at most `target`. */
export function atMost(name: string, value: number, target: number, unit = ""): Figure {
  return { name, value, unit, target: `≤ ${target}`, isMet: value <= target };
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** A table for people, then one line of JSON for each figure. */
export function reportFigures(figures: readonly Figure[]): string[] {
  const width = Math.max(0, ...figures.map((figure) => figure.name.length));
  const rows = figures.map(({ name, value, unit, target, isMet }) => {
    const shown = `${round(value)} ${unit}`.trim();
    return `${name.padEnd(width)}  ${shown.padStart(14)}  ${target.padEnd(10)}  ${isMet ? "met" : "MISSED"}`;
  });
  return [...rows, ...figures.map((figure) => JSON.stringify({ ...figure, value: round(figure.value) }))];
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

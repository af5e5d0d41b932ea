/** One measured figure with its target. */
export type Figure = { name: string; value: number; unit: string; target: string; isMet: boolean };

/** A figure that has to be at least `target`. */
export function atLeast(name: string, value: number, target: number, unit = ""): Figure {
  return { name, value, unit, target: `≥ ${target}`, isMet: value >= target };
}

/** A figure that has to be at most `target`. */
export function atMost(name: string, value: number, target: number, unit = ""): Figure {
  return { name, value, unit, target: `≤ ${target}`, isMet: value <= target };
}

/** A figure that is reported without a target. */
export function told(name: string, value: number, unit = ""): Figure {
  return { name, value, unit, target: "", isMet: true };
}

/** The median of some numbers. */
export const median = (values: readonly number[]): number => share(values, 0.5);

/** The number below which this part of some numbers lies: 0.95 gives their 95th percentile. */
export function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
}

/** A table for people, then one line of JSON for each figure. */
export function reportFigures(figures: readonly Figure[]): string[] {
  const width = Math.max(0, ...figures.map((figure) => figure.name.length));
  const rows = figures.map(({ name, value, unit, target, isMet }) => {
    const shown = `${round(value)} ${unit}`.trim();
    return `${name.padEnd(width)}  ${shown.padStart(14)}  ${target.padEnd(10)}  ${verdict(target, isMet)}`.trimEnd();
  });
  return [...rows, ...figures.map((figure) => JSON.stringify({ ...figure, value: round(figure.value) }))];
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

function verdict(target: string, isMet: boolean): string {
  if (target === "") return "";
  return isMet ? "met" : "MISSED";
}

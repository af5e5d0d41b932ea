import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../app/globals.css", import.meta.url), "utf8");
const themes = ["light", "dark"] as const;

/** Text may stand on these; the words are the colour tokens of globals.css. */
const text: readonly [ink: string, on: readonly string[]][] = [
  [
    "ink",
    ["canvas", "surface", "raised", "sunken", "hover", "ok-soft", "warn-soft", "danger-soft", "info-soft"],
  ],
  ["ink-muted", ["canvas", "surface", "raised", "sunken", "hover"]],
  ["ink-muted", ["ok-soft", "warn-soft", "danger-soft", "info-soft"]],
  ["ink-faint", ["canvas", "surface", "raised", "sunken"]],
  ["accent-text", ["canvas", "surface", "raised", "sunken", "hover", "accent-soft"]],
  ["accent-ink", ["accent", "accent-strong"]],
  ["ok-ink", ["ok-soft", "surface", "sunken"]],
  ["warn-ink", ["warn-soft", "surface", "sunken"]],
  ["danger-ink", ["danger-soft", "canvas", "surface", "raised", "hover"]],
  ["info-ink", ["info-soft", "surface", "sunken"]],
  ["danger-fill-ink", ["danger-fill", "danger-fill-strong"]],
  ["environment-ink", ["dev", "staging", "prod", "other"]],
];

/** Icons, edges of controls, the focus ring, the line under the bar. */
const shapes: readonly [shape: string, on: readonly string[]][] = [
  ["line-strong", ["canvas", "surface", "raised"]],
  ["focus", ["canvas", "surface", "raised", "sunken", "ok-soft", "warn-soft", "danger-soft", "info-soft"]],
  ["accent", ["canvas", "surface"]],
  ["ok", ["ok-soft", "surface"]],
  ["warn", ["warn-soft", "surface"]],
  ["danger", ["danger-soft", "canvas", "surface", "raised"]],
  ["info", ["info-soft", "surface"]],
  ["dev", ["surface", "canvas"]],
  ["staging", ["surface", "canvas"]],
  ["prod", ["surface", "canvas"]],
  ["other", ["surface", "canvas"]],
];

describe.each(themes)("in the %s theme", (theme) => {
  test.each(pairs(text))("%s on %s can be read (4.5 to 1)", (ink, ground) => {
    expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(pairs(shapes))("%s on %s can be made out (3 to 1)", (shape, ground) => {
    expect(contrast(colour(shape, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});

test("black on white is 21 to 1, so the measure is right", () => {
  expect(contrast("#000000", "#ffffff")).toBe(21);
});

test("every colour token says what it is in both themes", () => {
  const tokens = [...css.matchAll(/--color-([a-z-]+): (.+);/g)].filter(([, , value]) => value !== "initial");
  expect(tokens.length).toBeGreaterThan(35);
  expect(tokens.filter(([, , value]) => !value?.startsWith("light-dark("))).toEqual([]);
});

function pairs(table: readonly [string, readonly string[]][]): [string, string][] {
  return table.flatMap(([front, grounds]) => grounds.map((ground): [string, string] => [front, ground]));
}

function colour(name: string, theme: (typeof themes)[number]): string {
  const found = css.match(new RegExp(`--color-${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);`));
  const value = found?.[theme === "light" ? 1 : 2];
  if (!value) throw new Error(`globals.css has no token --color-${name} of two six-digit colours.`);
  return value;
}

/** The ratio of WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG 2.2, "relative luminance". */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

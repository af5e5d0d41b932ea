import { afterEach, expect, test, vi } from "vitest";
import { limitConsole } from "@/lib/process/limited-console";

const native = { error: console.error, warn: console.warn };
afterEach(() => {
  Object.assign(console, native);
  vi.restoreAllMocks();
});

test("what strangers make Next print is 60 short lines a minute of each level at most", () => {
  const written: unknown[][] = [];
  console.error = (...parts: unknown[]) => written.push(parts);
  console.warn = (...parts: unknown[]) => written.push(parts);
  limitConsole();
  for (let count = 0; count < 200; count += 1) {
    console.error("x".repeat(100_000), new Error("y".repeat(100_000)));
    console.warn("short");
  }
  expect(written).toHaveLength(120);
  expect(Math.max(...written.flat().map((part) => String(part).length))).toBeLessThan(4_100);
  expect(written.at(-1)).toEqual(["short"]);
});

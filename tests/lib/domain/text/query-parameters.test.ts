import { expect, test } from "vitest";
import { parametersOf } from "@/lib/domain/text/query-parameters";

test("a name given twice has a list, and any name is but a name", () => {
  expect(parametersOf(new URLSearchParams("a=1&b=&a=2"))).toEqual({ a: ["1", "2"], b: "" });
  const odd = parametersOf(new URLSearchParams("__proto__=x&constructor=y"));
  expect(Object.keys(odd)).toEqual(["__proto__", "constructor"]);
  expect(Object.getPrototypeOf(odd)).toBe(Object.prototype);
});

test("many parameters take no more time each than few do", () => {
  const many = new URLSearchParams(Array.from({ length: 100_000 }, (_, at) => [`k${at}`, "1"]));
  const began = performance.now();
  expect(Object.keys(parametersOf(many))).toHaveLength(100_000);
  // Each looked up among all others takes 30 seconds and more.
  expect(performance.now() - began).toBeLessThan(5_000);
});

import { expect, test, vi } from "vitest";
import { parametersOf, queryOf } from "@/lib/domain/text/query-parameters";

test("a name given twice has a list, and any name is but a name", () => {
  expect(parametersOf(new URLSearchParams("a=1&b=&a=2"))).toEqual({ a: ["1", "2"], b: "" });
  const odd = parametersOf(new URLSearchParams("__proto__=x&constructor=y"));
  expect(Object.keys(odd)).toEqual(["__proto__", "constructor"]);
  expect(Object.getPrototypeOf(odd)).toBe(Object.prototype);
});

test("parameters are gone through once, however many there are, and none is looked up among the others", () => {
  const many = new URLSearchParams(Array.from({ length: 1_000 }, (_, at) => [`k${at}`, "1"]));
  const goneThrough = vi.spyOn(many, Symbol.iterator);
  const lookedUp = (["get", "getAll", "has", "entries", "keys", "forEach"] as const).map((name) =>
    vi.spyOn(many, name),
  );
  expect(Object.keys(parametersOf(many))).toHaveLength(1_000);
  expect(goneThrough).toHaveBeenCalledTimes(1);
  for (const look of lookedUp) expect(look).not.toHaveBeenCalled();
});

test("a query has the values that are set, in their order", () => {
  expect(String(queryOf({ b: "1 2", a: undefined, c: "" }))).toBe("b=1+2&c=");
});

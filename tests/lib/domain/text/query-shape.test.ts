import { expect, test } from "vitest";
import { z } from "zod";
import { optional, text, wrongParameter } from "@/lib/domain/text/query-shape";

const shape = z.strictObject({ name: optional(text.max(3)), other: optional(text) });

const wrongIn = (given: object) =>
  shape.safeParse(given).error?.issues.map((issue) => wrongParameter(issue, "It has", { name: "Name" }));

test("a field that was left empty is left out", () => {
  expect(shape.parse({ name: "" })).toEqual({});
  expect(shape.parse({ name: "abc" })).toEqual({ name: "abc" });
});

test.each([
  [{ name: "abcd" }, "name", "“Name” is too long."],
  [{ name: ["a", "b"] }, "name", "“Name” is given twice."],
  [{ other: ["a", "b"] }, "other", "“other” is given twice."],
  [{ toString: "a" }, "", "It has no filter named “toString”."],
])("%j is refused by a sentence", (given, field, sentence) => {
  expect(wrongIn(given)).toEqual([{ field, sentence }]);
});

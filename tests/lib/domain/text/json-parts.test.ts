import { expect, test } from "vitest";
import { jsonParts } from "@/lib/domain/text/json-parts";

const written = (items: readonly number[]) => [
  ...jsonParts({ at: "now", gaps: [] }, "numbers", items, (number) => ({ number })),
];

test("the parts are one JSON object, with a line for each item", () => {
  expect(JSON.parse(written([1, 2]).join(""))).toEqual({
    at: "now",
    gaps: [],
    numbers: [{ number: 1 }, { number: 2 }],
  });
  expect(written([1, 2])).toContain(',\n  {"number":2}');
  expect(JSON.parse(written([]).join(""))).toEqual({ at: "now", gaps: [], numbers: [] });
});

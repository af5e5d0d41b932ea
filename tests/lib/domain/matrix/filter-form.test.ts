import { expect, test } from "vitest";
import { matrixFields } from "@/lib/domain/matrix/filter-form";

test("each filter has its value and all that it can be set to, also a value that is gone", () => {
  const fields = matrixFields(
    { page: 1, owner: "team-gone", missing: "prod" },
    ["dev", "prod"],
    ["team-orders"],
  );
  expect(fields.map(({ label, value }) => [label, value])).toEqual([
    ["Show", ""],
    ["Missing in", "prod"],
    ["Owner team", "team-gone"],
    ["Kind", ""],
  ]);
  expect(fields[2]?.options.map(({ value }) => value)).toEqual(["", "none", "team-orders", "team-gone"]);
});

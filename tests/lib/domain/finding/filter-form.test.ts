import { expect, test } from "vitest";
import { filterFields } from "@/lib/domain/finding/filter-form";
import { rules } from "@/lib/domain/finding/judge";

const pools = [{ environment: "dev" }];

const labelsOf = (...given: Parameters<typeof filterFields>) =>
  Object.fromEntries(
    filterFields(...given).map(({ name, options }) => [name, options.map(({ label }) => label)]),
  );

test("each filter begins with all, and offers what there is", () => {
  const { rule, ...others } = labelsOf({ page: 1 }, pools, ["team-orders"]);
  expect(others).toEqual({
    environment: ["All environments", "dev"],
    severity: ["All severities", "High", "Medium", "Low"],
    owner: ["All owners", "No owner", "team-orders"],
    state: ["Open", "Waived"],
  });
  expect(rule).toHaveLength(Object.keys(rules).length + 1);
});

test("a value of the address stays in its field, known or not", () => {
  const search = { owner: "team-gone", state: "open", severity: "low", page: 1 } as const;
  const fields = filterFields(search, pools, []);
  expect(fields.map(({ name, value }) => [name, value])).toEqual([
    ["environment", ""],
    ["severity", "low"],
    ["rule", ""],
    ["owner", "team-gone"],
    ["state", "open"],
  ]);
  expect(labelsOf(search, pools, []).owner).toEqual(["All owners", "No owner", "team-gone"]);
});

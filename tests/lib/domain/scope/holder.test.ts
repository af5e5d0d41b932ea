import { expect, test } from "vitest";
import { type Holder, impactInWords } from "@/lib/domain/scope/holder";

const holder = (clientId: string, team: string | null): Holder => ({
  clientId,
  name: clientId,
  team,
  objection: null,
  isTerraform: false,
});

test.each([
  [[], true, "No client"],
  [[], false, "No client known so far"],
  [[holder("a", null)], true, "1 client"],
  [[holder("a", "team-x"), holder("b", "team-x"), holder("c", null)], true, "3 clients of 1 team"],
  [[holder("a", "team-x"), holder("b", "team-y")], false, "At least 2 clients of 2 teams"],
])(
  "who would miss a scope is said in numbers that promise no more than is known",
  (holders, isWhole, words) => {
    expect(impactInWords({ holders, isWhole })).toBe(words);
  },
);

import { expect, test } from "vitest";
import { grantsOf } from "@/lib/domain/access";
import { may, whyNot } from "@/lib/domain/policy";

const person = (...groups: string[]) => ({ grants: grantsOf(groups) });

test.each([
  ["m2m-viewer", true, false],
  ["m2m-operator", true, true],
  ["m2m-admin", true, true],
  ["m2m-admin@prod", false, false],
  ["m2m-operator@dev", true, true],
  ["team-orders", false, false],
])("%s in dev: read %s, create %s", (group, reads, creates) => {
  expect(may(person(group), "read", "dev")).toBe(reads);
  expect(may(person(group), "create client", "dev")).toBe(creates);
});

test("a refusal says who could do it instead", () => {
  expect(whyNot("create client")).toContain("operators and admins");
});

import { expect, test } from "vitest";
import { rateOf } from "@/lib/aws/cognito/rate/scheduler";
import { categories } from "@/lib/local-aws/call/quotas";

const known = Object.entries(categories).flatMap(([category, { rate, perPool, operations }]) =>
  operations
    .filter((name) => /^(Describe|List|Create|Update|Delete|Add)(UserPool|ResourceServer)/.test(name))
    // The console leaves pools themselves to Terraform.
    .filter((name) => !/^(Create|Update|Delete)UserPool$/.test(name))
    .map((name) => [name, category, rate, perPool ?? rate] as const),
);

test.each(known)("%s counts as %s, as Cognito counts it", (name, category, rate, perOperation) => {
  expect(rateOf(name)).toMatchObject({ perCategory: rate, perOperation });
  const others = known.filter(([other]) => rateOf(other).category === rateOf(name).category);
  expect([...new Set(others.map(([, it]) => it))]).toEqual([category]);
});

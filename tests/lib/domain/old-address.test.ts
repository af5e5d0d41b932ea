import { expect, test } from "vitest";
import { withEnvironment } from "@/lib/domain/old-address";

const pools = [
  { id: "eu-west-1_A", environment: "dev" },
  { id: "eu-west-1_B", environment: "prod" },
];

test("an old filter by a pool's ID becomes one by its environment, and the others stay", () => {
  const query = withEnvironment({ pool: "eu-west-1_B", person: "a b", to: ["x", "y"] }, pools);
  expect(query?.toString()).toBe("environment=prod&person=a+b&to=x&to=y");
});

test.each([
  {},
  { environment: "dev" },
  { pool: "eu-west-1_Unseen" },
  { pool: ["eu-west-1_A", "eu-west-1_B"] },
])("%j stays as it is: whether it is right is the search's matter", (query) => {
  expect(withEnvironment(query, pools)).toBeNull();
});

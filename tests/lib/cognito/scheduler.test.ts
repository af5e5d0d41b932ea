import { expect, test } from "vitest";
import { turn } from "@/lib/cognito/scheduler";

test("never more than 5 calls of one operation on one pool start within a second", async () => {
  const starts = await Promise.all(
    Array.from({ length: 13 }, () => turn("Describe", "pool-a", "fill").then(() => performance.now())),
  );
  starts.sort((one, other) => one - other);
  for (let index = 5; index < starts.length; index += 1)
    expect((starts[index] ?? 0) - (starts[index - 5] ?? 0)).toBeGreaterThan(1_000);
});

test("other operations and other pools are not held up", async () => {
  const begin = performance.now();
  await Promise.all([
    ...Array.from({ length: 5 }, () => turn("List", "pool-b", "fill")),
    ...Array.from({ length: 5 }, () => turn("Describe", "pool-b", "fill")),
    ...Array.from({ length: 5 }, () => turn("List", "pool-c", "fill")),
  ]);
  expect(performance.now() - begin).toBeLessThan(900);
});

test("what a person waits for goes before what fills a list", async () => {
  const order: string[] = [];
  const fill = Array.from({ length: 8 }, (_, index) =>
    turn("Describe", "pool-d", "fill").then(() => order.push(`fill ${index}`)),
  );
  const urgent = turn("Describe", "pool-d", "now").then(() => order.push("now"));
  await Promise.all([...fill, urgent]);
  expect(order.indexOf("now")).toBe(5);
});

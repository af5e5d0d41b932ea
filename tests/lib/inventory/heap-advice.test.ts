import { expect, test } from "vitest";
import { heapAdvice } from "@/lib/inventory/heap-advice";

const MB = 1024 * 1024;

test("200,000 clients do not fit into a heap of 200 MB, and the sentence says what to set", () => {
  expect(heapAdvice(200_000, 200 * MB)).toBe(
    "The pools have 200,000 clients, which need about 482 MB, but Node’s heap is limited to 200 MB: set NODE_OPTIONS=--max-old-space-size=640 and give the container 896 MB.",
  );
});

test.each([
  [0, 128],
  [10_000, 128],
  [200_000, 512],
  [500_000, 2_048],
])("%i clients fit into a heap of %i MB", (clients, limit) => {
  expect(heapAdvice(clients, limit * MB)).toBeNull();
});

test("the advice it gives is enough", () => {
  for (const clients of [20_000, 100_000, 1_000_000]) {
    const [, size = "0"] = /max-old-space-size=(\d+)/.exec(heapAdvice(clients, 64 * MB) ?? "") ?? [];
    expect(heapAdvice(clients, Number(size) * MB)).toBeNull();
  }
});

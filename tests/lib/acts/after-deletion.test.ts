import { expect, test, vi } from "vitest";
import { afterDeletion } from "@/lib/acts/after-deletion";
import { problem } from "@/lib/domain/problem";
import { failed, ok } from "@/lib/domain/result";

const lost = failed(problem("unknown-outcome"));

test.each([
  ["not found any more is done", failed(problem("not-found")), { ok: true }],
  ["still there was not deleted", ok("it"), { ok: false, problem: { code: "unreachable" } }],
  ["not to be found out stays unknown", failed(problem("throttled")), lost],
])("of a deletion without an answer, what is %s", async (_, found, outcome) => {
  expect(await afterDeletion(lost, async () => found, "client")).toMatchObject(outcome);
});

test("a deletion with an answer needs no look", async () => {
  const find = vi.fn(async () => ok("it"));
  for (const answered of [ok(null), failed(problem("aws-denied"))])
    expect(await afterDeletion(answered, find, "client")).toBe(answered);
  expect(find).not.toHaveBeenCalled();
});

test("what is still there is named", async () => {
  const still = await afterDeletion(lost, async () => ok("it"), "resource server");
  expect(still).toMatchObject({
    problem: { message: expect.stringContaining("the resource server still exists") },
  });
});

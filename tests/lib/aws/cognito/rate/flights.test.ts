import { expect, test } from "vitest";
import { flightsOf } from "@/lib/aws/cognito/rate/flights";
import type { Reading } from "@/lib/aws/cognito/sdk";
import { ok, type Result } from "@/lib/domain/result";

const fly = flightsOf<number>("test");

/** A read that ends when it is told to. */
function aRead() {
  const started: { reading: Reading; land: (value: number) => void }[] = [];
  const start = (reading: Reading) =>
    new Promise<Result<number>>((resolve) => {
      started.push({ reading, land: (value) => resolve(ok(value)) });
    });
  return { started, start };
}

test("who wants the same at the same time gets the same answer for one call", async () => {
  const { started, start } = aRead();
  const answers = ["background", "visible", "visible"].map((it) =>
    fly("one", it === "visible" ? "visible" : "background", start),
  );
  expect(started).toHaveLength(1);
  started[0]?.land(1);
  expect(await Promise.all(answers)).toEqual([ok(1), ok(1), ok(1)]);
  void fly("one", "visible", start);
  expect(started).toHaveLength(2);
});

test("a person who waits joins what is still queued, and does not take what was asked before they came", async () => {
  const { started, start } = aRead();
  void fly("two", "background", start);
  const raised: string[] = [];
  const [first] = started;
  if (first)
    first.reading.ticket = { granted: Promise.resolve(true), isAtOnce: true, raise: (it) => raised.push(it) };
  void fly("two", "now", start);
  expect(started).toHaveLength(1);
  expect(raised).toEqual(["now"]);
  if (first) first.reading.isSent = true;
  const fresh = fly("two", "now", start);
  expect(started).toHaveLength(2);
  first?.land(1);
  started[1]?.land(2);
  expect(await fresh).toEqual(ok(2));
});

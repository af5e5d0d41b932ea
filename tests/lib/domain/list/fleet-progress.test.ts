import { expect, test } from "vitest";
import { progressTogether } from "@/lib/domain/list/fleet-progress";

const known = { read: 5, fresh: 4, of: 6, secondsLeft: 30, listedAt: 2_000, listing: null, trouble: null };

test("the progress of one pool stays as it is", () => {
  expect(progressTogether([{ environment: "dev", progress: known }])).toBe(known);
});

test("several pools are counted together, and a trouble says whose it is", () => {
  const slow = { ...known, secondsLeft: 90, listedAt: 1_000, trouble: "Cognito is throttling this pool." };
  const both = progressTogether([
    { environment: "dev", progress: known },
    { environment: "prod", progress: slow },
  ]);
  expect(both).toEqual({
    read: 10,
    fresh: 8,
    of: 12,
    secondsLeft: 90,
    listedAt: 1_000,
    listing: null,
    trouble: "prod: Cognito is throttling this pool.",
  });
});

test("names count as listed only once those of all pools are, and an estimate is one of all or none", () => {
  const whole = { ...known, fresh: 6, secondsLeft: null };
  const begun = { ...known, listedAt: null, listing: 60, secondsLeft: null };
  expect(
    progressTogether([whole, begun].map((progress, at) => ({ environment: `e${at}`, progress }))),
  ).toMatchObject({ listedAt: null, listing: 60, secondsLeft: null });
  expect(
    progressTogether([whole, known].map((progress, at) => ({ environment: `e${at}`, progress }))),
  ).toMatchObject({ secondsLeft: 30 });
  expect(progressTogether([])).toMatchObject({ of: 0, listedAt: null, trouble: null });
});

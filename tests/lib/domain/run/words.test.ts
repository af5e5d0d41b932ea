import { expect, test } from "vitest";
import type { RunChange } from "@/lib/domain/run/change";
import { noTotals } from "@/lib/domain/run/item";
import { changeOfClients, leftInAll, leftInPool, totalsInWords } from "@/lib/domain/run/words";

const pool = (left: number, seconds: number | null, calls = 2 * left) => ({
  poolId: "eu-west-1_A",
  environment: "dev",
  left,
  calls,
  seconds,
});

test("the items of a run are counted by state, in words that fit where it is", () => {
  const totals = { ...noTotals, waiting: 1_041, skipped: 5 };
  expect(totalsInWords({ state: "draft" }, totals)).toBe("1,041 will change, 5 skipped");
  expect(totalsInWords({ state: "paused" }, totals)).toBe("1,041 waiting, 5 skipped");
  expect(totalsInWords({ state: "stopped" }, totals)).toBe("1,041 not done, 5 skipped");
});

test.each([
  [pool(1, 10, 1), "1 call to Cognito, under a minute at its rate"],
  [pool(41, 90), "82 calls to Cognito, about 2 minutes at its rate"],
  [pool(1_000, 7_300), "2,000 calls to Cognito, about 2 hours at its rate"],
  [pool(3, null), "6 calls to Cognito"],
])("what is left in a pool (%#) is %s", (left, words) => {
  expect(leftInPool(left)).toBe(words);
});

test("the slowest pool says how long all of it takes, if every pool’s time is known", () => {
  expect(leftInAll([pool(1, 30), pool(9, 600), pool(0, null)])).toBe("about 10 minutes");
  expect(leftInAll([pool(1, 30), pool(9, null)])).toBeNull();
  expect(leftInAll([pool(0, 0)])).toBeNull();
});

test.each<[RunChange, number, string]>([
  [{ kind: "delete" }, 12, "Delete 12 clients"],
  [{ kind: "add scopes", scopes: ["orders/read"] }, 3, "Add orders/read to 3 clients"],
  [{ kind: "remove scopes", scopes: ["a/b", "a/c"] }, 1, "Remove 2 scopes from 1 client"],
  [{ kind: "set contact", contact: "#ops" }, 2, "Set contact to #ops for 2 clients"],
  [{ kind: "set owner", team: null }, 2, "Remove the owner team from 2 clients"],
])("%j of %i clients is: %s", (change, count, words) => {
  expect(changeOfClients(change, count)).toBe(words);
});

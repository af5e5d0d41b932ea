import { expect, test } from "vitest";
import { CLIENT_QUOTA, quotaFor, SERVER_QUOTA, shareInWords } from "@/lib/domain/pool/quota";

test("a pool above the usual quota has the highest one", () => {
  expect([1, 1_000, 1_001].map((count) => quotaFor(count, CLIENT_QUOTA))).toEqual([1_000, 1_000, 10_000]);
  expect(quotaFor(26, SERVER_QUOTA)).toBe(300);
});

test("a used share is never said to be none, or all, where it is not", () => {
  expect(shareInWords(0, CLIENT_QUOTA)).toBe("0 of 1,000 (0 %)");
  expect(shareInWords(3, CLIENT_QUOTA)).toBe("3 of 1,000 (under 1 %)");
  expect(shareInWords(9_999, CLIENT_QUOTA)).toBe("9,999 of 10,000 (99 %)");
  expect(shareInWords(10_000, CLIENT_QUOTA)).toBe("10,000 of 10,000 (100 %)");
});

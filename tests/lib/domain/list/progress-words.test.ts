import { expect, test } from "vitest";
import { missingInWords, progressInWords, refreshInWords } from "@/lib/domain/list/progress-words";

const whole = {
  read: 1_000,
  fresh: 1_000,
  of: 1_000,
  secondsLeft: null,
  listedAt: 1,
  listing: null,
  trouble: null,
};

test.each([
  [whole, null],
  [{ ...whole, read: 412, secondsLeft: 147 }, "Loading details: 412 of 1,000, about 2 minutes left."],
  [{ ...whole, read: 999, secondsLeft: 1 }, "Loading details: 999 of 1,000, under a minute left."],
  [{ ...whole, fresh: 40, secondsLeft: 240 }, "Refreshing details: 40 of 1,000, about 4 minutes left."],
  [{ ...whole, read: 999, fresh: 2, secondsLeft: 1 }, "Loading details: 999 of 1,000, under a minute left."],
  [{ ...whole, read: 0, of: 60, listedAt: null }, "Loading more clients. Loading details: 0 of 60."],
  [
    { ...whole, read: 76, of: 2_880, secondsLeft: 700, listedAt: null },
    "Loading more clients. Loading details: 76 of 2,880, at least 12 minutes left.",
  ],
])("%o is said as it is", (progress, words) => {
  expect(progressInWords(progress)).toBe(words);
});

test("a list says who may belong to it, and who stands in it at no place of their own", () => {
  expect(missingInWords(0, 0)).toBeNull();
  expect(missingInWords(1, 0)).toBe("1 client is still loading and may match.");
  expect(missingInWords(0, 1)).toBe("1 client is still loading and appears last.");
  expect(missingInWords(1_200, 3)).toBe(
    "1,200 clients are still loading and may match. 3 clients are still loading and appear last.",
  );
});

test("reading a list again says first its rows, then the names, with a figure only where it is one", () => {
  expect(refreshInWords(12, 60, whole)).toBe("Refreshing: 12 of 60…");
  expect(refreshInWords(60, 60, { ...whole, listing: 2_400 })).toBe("Loading clients: 2,400 so far…");
  expect(refreshInWords(60, 60, whole)).toBe("Loading clients…");
  expect(refreshInWords(60, 60, { ...whole, listing: 0 })).toBe("Loading clients…");
  expect(refreshInWords(0, 0, null)).toBe("Loading clients…");
});

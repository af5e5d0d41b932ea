import { expect, test } from "vitest";
import { progressInWords } from "@/lib/domain/progress-words";

const whole = { read: 1_000, of: 1_000, secondsLeft: null, listedAt: 1, trouble: null };

test.each([
  [whole, null],
  [{ ...whole, read: 412, secondsLeft: 147 }, "Settings for 412 of 1,000, about 2 min left."],
  [{ ...whole, read: 999, secondsLeft: 1 }, "Settings for 999 of 1,000, under a minute left."],
  [{ ...whole, read: 0, of: 60, listedAt: null }, "More names are being listed. Settings for 0 of 60."],
  [
    { ...whole, read: 76, of: 2_880, secondsLeft: 700, listedAt: null },
    "More names are being listed. Settings for 76 of 2,880, at least 12 min left.",
  ],
])("%o is said as it is", (progress, words) => {
  expect(progressInWords(progress)).toBe(words);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "@/lib/domain/text/csv";

const cellOf = (text: string) => csvLine([text]).slice(1, -3).replaceAll('""', '"');

test.each([
  "=1+1",
  "+44",
  "-rf",
  "@SUM(A1)",
  "\t=1",
  "\n=1",
  "\v=1",
  "\f=1",
  "\r=1",
  " =1",
  "\u00a0=1",
  "\ufeff=1",
])("the cell %j is text in a spreadsheet", (text) => {
  expect(cellOf(text)).toBe(`'${text}`);
});

test.each(["orders", " orders", "a=1", "a\n=1", "", "'=1", "(1)", "1-2"])(
  "the cell %j stays as it is",
  (text) => {
    expect(cellOf(text)).toBe(text);
  },
);

/** What a spreadsheet may skip: of all that Unicode calls space, control, format or separator. */
const unseen = fc.string({
  unit: fc.constantFrom(..." \t\n\v\f\r\0\u001b\u00a0\u00ad\u2003\u200b\u2028\u2029\u202e\u3000\ufeff"),
  maxLength: 9,
});

test("no cell begins like a formula behind what nobody sees, and whatever was in it is in it still", () => {
  fc.assert(
    fc.property(
      unseen,
      fc.constantFrom("=", "+", "-", "@", "＝", "＋", "－", "＠"),
      fc.string(),
      (led, sign, rest) => {
        expect(cellOf(led + sign + rest)).toBe(`'${led}${sign}${rest}`);
      },
    ),
  );
  fc.assert(
    fc.property(
      fc
        .array(fc.oneof(unseen, fc.string({ maxLength: 3 }), fc.constantFrom("=", "'", "é")))
        .map((parts) => parts.join("")),
      (text) => {
        expect([text, `'${text}`]).toContain(cellOf(text));
        expect(cellOf(text).trim()).not.toMatch(/^[=+\-@]/);
      },
    ),
  );
});

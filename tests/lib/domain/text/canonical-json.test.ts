import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson, storable } from "@/lib/domain/text/canonical-json";

test("names are in order at every depth, and nothing is between", () => {
  expect(canonicalJson({ b: [1, { d: null, c: "x" }], a: true })).toBe(
    '{"a":true,"b":[1,{"c":"x","d":null}]}',
  );
});

test("the order in which a value was built does not show, and nothing is lost", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.constant(null))),
      (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      },
    ),
  );
});

test("text keeps all its characters but those that a database or an encoder would lose", () => {
  expect(storable("é😀\n\u001b")).toBe("é😀\n\u001b");
  expect(storable("a\0b\ud800c\udc00")).toBe("a\ufffdb\ufffdc\ufffd");
});

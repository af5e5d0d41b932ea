import { expect, test } from "vitest";
import { metadataIn } from "@/lib/domain/token/metadata";

test("client metadata is a JSON object of strings, and an empty text is none", () => {
  expect(metadataIn('{"environment": "dev", "language": "en-US"}')).toEqual({
    metadata: { environment: "dev", language: "en-US" },
  });
  expect(metadataIn("  ")).toEqual({});
});

test.each(["{", "[]", '"text"', "null", '{"a": 1}', '{"a": {"b": "c"}}'])(
  "%s is refused with an example",
  (text) => {
    expect(metadataIn(text).problem).toMatch(/^Enter a JSON object/);
  },
);

test("metadata has a limit in all", () => {
  const long = JSON.stringify({ a: "x".repeat(1_500), b: "y".repeat(1_500) });
  expect(metadataIn(long).problem).toBe("Client metadata can have at most 2,000 characters.");
});

import { expect, test } from "vitest";
import { changesClientTokens } from "@/lib/domain/pool/token-trigger";

test.each([
  ["V1_0", false],
  ["V2_0", false],
  ["V3_0", true],
])("a trigger of version %s changes tokens of clients: %s", (version, changes) => {
  expect(changesClientTokens({ version, functionArn: "arn:aws:lambda:claims" })).toBe(changes);
});

test("a pool without a trigger changes no token", () => {
  expect(changesClientTokens(null)).toBe(false);
});

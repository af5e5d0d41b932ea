import { expect, test } from "vitest";
import { withoutUnit } from "@/lib/domain/client/difference";

test.each([
  ["60 minutes", "15 minutes", "60"],
  ["60 minutes", "2 hours", "60 minutes"],
  ["Read orders", "Write orders", "Read orders"],
  ["2 orders", "Write orders", "2 orders"],
  ["60 minutes", "2 minutes later", "60 minutes"],
  ["1 orders", "2 orders", "1 orders"],
  ["On", "Off", "On"],
])("a unit that “%s” and “%s” share is said once", (was, becomes, shown) => {
  expect(withoutUnit({ was, becomes })).toBe(shown);
});

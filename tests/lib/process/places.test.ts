import { expect, test } from "vitest";
import { takePlace } from "@/lib/process/places";

const places = { kind: "chairs", ofOne: 2, ofAll: 3 };

test("nobody takes more places than their own, and all together no more than there are", () => {
  const first = takePlace(places, "ann");
  expect(takePlace(places, "ann")).not.toBeNull();
  expect(takePlace(places, "ann")).toBeNull();
  expect(takePlace(places, "bob")).not.toBeNull();
  expect(takePlace(places, "bob")).toBeNull();
  expect(takePlace({ ...places, kind: "stools" }, "bob")).not.toBeNull();
  // Freed twice, it is one place.
  first?.();
  first?.();
  expect(takePlace(places, "bob")).not.toBeNull();
  expect(takePlace(places, "eve")).toBeNull();
});

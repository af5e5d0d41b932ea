import { expect, test } from "vitest";
import { doubtsOf, isBornWith, overlapEnd, rotationOf, whyNoRotation } from "@/lib/domain/secret/rotation";

const old = { secretId: "a--1", createdAt: "2026-01-01T00:00:00.000Z" };
const young = { secretId: "a--2", createdAt: "2026-06-01T00:00:00.000Z" };
const minute = 60_000;

test("the state follows from the list alone, in whatever order it comes", () => {
  expect(rotationOf([])).toEqual({ is: "none" });
  expect(rotationOf([old])).toEqual({ is: "resting", current: old });
  for (const list of [
    [old, young],
    [young, old],
  ])
    expect(rotationOf(list)).toEqual({ is: "rotating", current: old, next: young });
});

test("the older secret goes without a word only when the newer is proven and the overlap is over", () => {
  const end = Date.parse(young.createdAt) + 10 * minute;
  const proven = { ...young, provenAt: young.createdAt };
  const unproven = { ...young, provenAt: null };
  expect(overlapEnd(young, 10)).toBe(end);
  expect(doubtsOf(unproven, 10, end - 1)).toEqual(["not-proven", "overlap"]);
  expect(doubtsOf(unproven, 10, end)).toEqual(["not-proven"]);
  expect(doubtsOf(proven, 10, end - 1)).toEqual(["overlap"]);
  expect(doubtsOf(proven, 10, end)).toEqual([]);
  expect(doubtsOf(proven, 0, Date.parse(young.createdAt))).toEqual([]);
});

test("who has no secret, registered itself or serves people is not rotated, with the reason", () => {
  expect(whyNoRotation({ kind: "m2m" }, "resting")).toBeNull();
  expect(whyNoRotation({ kind: "mixed" }, "rotating")).toBeNull();
  expect(whyNoRotation({ kind: "m2m" }, "none")).toContain("without a secret");
  expect(whyNoRotation({ kind: "m2m", isSelfRegistered: true }, "resting")).toContain(
    "was self-registered (DCR)",
  );
  expect(whyNoRotation({ kind: "people" }, "resting")).toContain("doesn’t change its secrets");
});

test("a client is born with the secret that is less than five seconds older or younger", () => {
  const born = Date.parse(old.createdAt);
  const isBorn = (apart: number) => isBornWith(old, { createdAt: new Date(born + apart).toISOString() });
  expect([-5_000, -4_999, 0, 4_999, 5_000].map(isBorn)).toEqual([false, true, true, true, false]);
});

test("why nothing is rotated is a sentence of its own for each reason", () => {
  expect(whyNoRotation({ kind: "m2m", isSelfRegistered: true }, "none")).toBe(
    "This client was self-registered (DCR). Cognito doesn’t support managing its secrets.",
  );
  expect(whyNoRotation({ kind: "people" }, "none")).toBe(
    "This is a user sign-in client. Clientele doesn’t change its secrets.",
  );
  expect(whyNoRotation({ kind: "mixed" }, "none")).toBe(
    "This client was created without a secret, so there is nothing to rotate.",
  );
});

import { expect, test } from "vitest";
import { gapsOf } from "@/lib/domain/finding/gaps";

const whole = {
  progress: { read: 4, of: 4, listedAt: 1, trouble: null },
  areServersKnown: true,
  areSettingsKnown: true,
};

test("a pool that is known whole lacks nothing", () => {
  expect(gapsOf(whole)).toEqual([]);
});

test("each thing that is not known is named", () => {
  const progress = { read: 1, of: 3, listedAt: null, trouble: "AWS denied it." };
  expect(gapsOf({ progress, areServersKnown: false, areSettingsKnown: false })).toEqual([
    "AWS denied it.",
    "Its clients haven’t all been listed yet.",
    "The settings of 2 clients haven’t been read yet.",
    "Its resource servers haven’t been read yet.",
    "Its deletion protection, domain and registration aren’t known yet: open its Pool details.",
  ]);
});

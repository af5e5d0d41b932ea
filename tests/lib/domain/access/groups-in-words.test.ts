import { expect, test } from "vitest";
import { hintAt, readingInWords } from "@/lib/domain/access/groups-in-words";

test.each([
  ["missing", "Neither your ID token nor"],
  ["overage", "too many groups for the claim roles"],
  ["unreadable", "isn’t a list"],
] as const)("a claim that is %s is named, with the reason", (reading, words) => {
  expect(readingInWords("roles", reading)).toContain(words);
  expect(readingInWords("roles", reading)).toMatch(/the claim roles/i);
});

test("a claim that was read needs no words", () => {
  expect(readingInWords("roles", "read")).toBeNull();
});

test.each([
  [["m2m-admin,team-orders"], "SIGN_IN_GROUPS_SEPARATOR"],
  [["everybody m2m-admin"], "SIGN_IN_GROUPS_SEPARATOR"],
  [["0f8fad5b-d9cb-469f-a165-70867728950e"], "IDs, not names"],
  [["M2M-Admin"], "almost"],
  [["m2m_viewer", "everybody"], "almost"],
])("%j gets a hint about what is wrong", (groups, words) => {
  expect(hintAt(groups)).toContain(words);
});

test.each([[[]], [["everybody", "Domain Users, EU"]], [["m2m-admin", "M2M-Viewer"]], [["team-orders"]]])(
  "%j gets none",
  (groups) => {
    expect(hintAt(groups)).toBeNull();
  },
);

import { afterEach, expect, test, vi } from "vitest";
import { examineNames } from "@/lib/acts/doctor/settings";

afterEach(() => vi.unstubAllEnvs());

test("an environment of known settings has nothing to tell of", () => {
  expect(examineNames()).toEqual([]);
});

test("a misspelt setting is a problem that names the right one, and an unknown one is a note", () => {
  vi.stubEnv("SIGN_IN_GROUP_CLAIM", "groups");
  vi.stubEnv("COGNITO_REGION", "eu-west-1");
  expect(examineNames()).toEqual([
    {
      check: "settings",
      status: "problem",
      message: "SIGN_IN_GROUP_CLAIM is set, but the console has no such setting.",
      advice: "Rename it: SIGN_IN_GROUPS_CLAIM is probably meant.",
    },
    {
      check: "settings",
      status: "note",
      message: "COGNITO_REGION is set, but the console has no such setting.",
      advice: "Check its name in .env.example, or remove COGNITO_REGION.",
    },
  ]);
});

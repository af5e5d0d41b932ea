import { expect, test } from "vitest";
import { z } from "zod";
import { rotationClash, rotationShape, toRotationSettings } from "@/lib/domain/secret/rotation-setting";

const schema = z.object(rotationShape);
const wrong = (given: Record<string, string>) =>
  schema.safeParse(given).error?.issues.map(({ message }) => message);

test("what is not set has its default, and the undo is on with a local Cognito alone", () => {
  const settings = {
    overlapMinutes: 10,
    maxAgeDays: null,
    madeBy: "console",
    prefix: null,
    isUndoOn: true,
    undoHours: 72,
  };
  expect(toRotationSettings(schema.parse({}), true)).toEqual(settings);
  expect(toRotationSettings(schema.parse({}), false)).toEqual({ ...settings, isUndoOn: false });
});

test("what is set counts, on AWS as on a local Cognito", () => {
  const given = schema.parse({
    ROTATION_OVERLAP_MINUTES: "0",
    SECRET_MAX_AGE_DAYS: "90",
    SECRET_PREFIX: "acme_dev_",
    ROTATION_UNDO: "on",
    ROTATION_UNDO_HOURS: "1",
  });
  const settings = {
    overlapMinutes: 0,
    maxAgeDays: 90,
    madeBy: "console",
    prefix: "acme_dev_",
    undoHours: 1,
  };
  for (const isLocal of [true, false])
    expect(toRotationSettings(given, isLocal)).toEqual({ ...settings, isUndoOn: true });
  expect(toRotationSettings(schema.parse({ ROTATION_UNDO: "off" }), true).isUndoOn).toBe(false);
});

test.each([
  [
    "ROTATION_OVERLAP_MINUTES",
    ["0", "99999"],
    ["-1", "100000", "1.5", ""],
    "is not a whole number of minutes.",
  ],
  [
    "SECRET_MAX_AGE_DAYS",
    ["1", "99999"],
    ["0", "01", "100000", "x1", "1x"],
    "is not a whole number of days.",
  ],
  ["ROTATION_UNDO_HOURS", ["1", "99999"], ["0", "100000"], "is not a whole number of hours."],
  ["SECRETS_MADE_BY", ["console", "cognito"], ["Console", ""], "must be console or cognito."],
  ["ROTATION_UNDO", ["on", "off"], ["yes", ""], "must be on or off."],
  [
    "SECRET_PREFIX",
    ["abc", "a_9", "fifteen_letters"],
    ["ab", "9abc", "_abc", "sixteen_letters_", "a-bc", " abc", "abc "],
    "must be 3 to 15 letters, digits or _, starting with a letter, such as acme_dev_.",
  ],
])("%s is taken or refused by its own sentence", (name, right, refused, sentence) => {
  for (const value of right) expect(wrong({ [name]: value }), value).toBeUndefined();
  for (const value of refused) expect(wrong({ [name]: value }), value).toEqual([sentence]);
});

test("a prefix is for values that the console makes", () => {
  const clash = (given: Record<string, string>) => rotationClash(schema.parse(given));
  expect(clash({ SECRET_PREFIX: "acme" })).toBeNull();
  expect(clash({ SECRETS_MADE_BY: "cognito" })).toBeNull();
  expect(clash({ SECRET_PREFIX: "acme", SECRETS_MADE_BY: "cognito" })).toEqual({
    setting: "SECRET_PREFIX",
    sentence: "can’t be set when SECRETS_MADE_BY is cognito.",
  });
});

import { expect, test } from "vitest";
import { settingNames } from "@/lib/config";
import { straySettings } from "@/lib/domain/setting-names";

test.each([
  ["SIGN_IN_GROUP_CLAIM", "SIGN_IN_GROUPS_CLAIM"],
  ["COGNITO_POOL", "COGNITO_POOLS"],
  ["COGNTIO_POOLS", "COGNITO_POOLS"],
  ["NEXT_AUTH_SECRET", "NEXTAUTH_SECRET"],
  ["FINGERPRINT_KEYS", "FINGERPRINT_KEY"],
  ["DATABASE_URI", "DATABASE_URL"],
  ["PROTECTED_CLIENT", "PROTECTED_CLIENTS"],
  ["TERAFORM_CLIENTS", "TERRAFORM_CLIENTS"],
  ["ROTATION_OVERLAP_MINUTE", "ROTATION_OVERLAP_MINUTES"],
  ["NEXTAUTH_SECRET_FILES", "NEXTAUTH_SECRET_FILE"],
])("%s is named, and %s is meant", (name, meant) => {
  expect(straySettings([name], settingNames)).toEqual([{ name, meant }]);
});

test.each(["COGNITO_REGION", "SIGN_IN_COLORS", "ROTATION_EVERYTHING", "TERRAFORM_CLIENT_LIST_OF_ALL"])(
  "%s begins like a setting and is none",
  (name) => {
    expect(straySettings([name], settingNames)).toEqual([{ name, meant: null }]);
  },
);

test("settings of the console and of others are not named", () => {
  const others = [
    "AWS_ENDPOINT_URL_S3",
    "AWS_REGION",
    "DATABASE_HOST",
    "HOME",
    "HOSTNAME",
    "NEXTAUTH_URL_INTERNAL",
    "NEXT_TELEMETRY_DISABLED",
    "NODE_ENV",
    "PATH",
    "PORTS",
    "SECRET_KEY_BASE",
    "TERRAFORM_VERSION",
    "XDG_DATA_DIRS",
  ];
  expect(straySettings([...others, ...settingNames], settingNames)).toEqual([]);
});

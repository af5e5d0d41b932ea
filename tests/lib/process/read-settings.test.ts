import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { read } from "@/lib/config";
import { scratch } from "@/tests/kit/command";
import { settingsOfAws } from "@/tests/kit/settings-of-aws";

function fileWith(content: string): string {
  const file = join(scratch(), "secret");
  writeFileSync(file, content);
  return file;
}

const { NEXTAUTH_SECRET: _, ...others } = settingsOfAws;
const secret = "a secret of these tests, and of nothing else";

test.each([
  ["no line break", secret],
  ["a line break at its end", `${secret}\n`],
  ["a line break of Windows at its end", `${secret}\r\n`],
])("a secret comes from a file with %s", (_, content) => {
  expect(read({ ...others, NEXTAUTH_SECRET_FILE: fileWith(content) }).sessionSecret).toBe(secret);
});

test("every secret can come from a file", () => {
  const url = "postgresql://clientele:hunter2@db.example.com/clientele";
  const key = Buffer.alloc(32, 7).toString("base64");
  const { SIGN_IN_CLIENT_SECRET: _, ...rest } = others;
  const settings = read({
    ...rest,
    NEXTAUTH_SECRET_FILE: fileWith(secret),
    SIGN_IN_CLIENT_SECRET_FILE: fileWith("from a file"),
    DATABASE_URL_FILE: fileWith(url),
    FINGERPRINT_KEY_FILE: fileWith(`${secret} too`),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY_FILE: fileWith(key),
  });
  expect(settings).toMatchObject({
    signIn: { clientSecret: "from a file" },
    store: { databaseUrl: url, fingerprintKey: `${secret} too` },
    actionsKey: key,
  });
});

const complaint = (environment: Record<string, string>): string => {
  try {
    read(environment);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
};

test("a secret that is set twice is refused, whatever the values", () => {
  expect(complaint({ ...settingsOfAws, NEXTAUTH_SECRET_FILE: fileWith(secret) })).toBe(
    "NEXTAUTH_SECRET and NEXTAUTH_SECRET_FILE are both set. Remove one of them.",
  );
});

test("a file that is not there or is a folder is named with the reason, once", () => {
  const folder = join(scratch(), "folder");
  mkdirSync(folder);
  const missing = join(folder, "missing");
  expect(complaint({ ...others, NEXTAUTH_SECRET_FILE: missing, FINGERPRINT_KEY_FILE: folder })).toBe(
    "NEXTAUTH_SECRET_FILE can’t be read (ENOENT).\nFINGERPRINT_KEY_FILE can’t be read (EISDIR).",
  );
});

test("what is wrong with a secret of a file is said of its setting, without its value", () => {
  expect(complaint({ ...others, NEXTAUTH_SECRET_FILE: fileWith("hunter2\n") })).toMatch(
    /^NEXTAUTH_SECRET is shorter than 32 characters\. [^\n]*$/,
  );
  expect(complaint({ ...others, NEXTAUTH_SECRET_FILE: fileWith("\n") })).toBe(
    "NEXTAUTH_SECRET_FILE names an empty file.",
  );
});

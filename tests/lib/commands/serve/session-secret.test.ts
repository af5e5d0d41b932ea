import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CommandError } from "@/lib/commands/command-error";
import { sessionSecret } from "@/lib/commands/serve/session-secret";
import { scratch } from "@/tests/kit/command";

test("the secret is made once, long enough, for its owner's eyes only", () => {
  const folder = join(scratch(), "nested", "data");
  const { secret, isNew } = sessionSecret(folder);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(isNew).toBe(true);
  expect(sessionSecret(folder)).toEqual({ secret, isNew: false });
  expect(readFileSync(join(folder, "session-secret"), "utf8").trim()).toBe(secret);
  expect(statSync(join(folder, "session-secret")).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test("two folders have two secrets", () => {
  expect(sessionSecret(scratch()).secret).not.toBe(sessionSecret(scratch()).secret);
});

test("a secret that was cut short is refused, not used", () => {
  const folder = scratch();
  writeFileSync(join(folder, "session-secret"), "short");
  expect(() => sessionSecret(folder)).toThrow(CommandError);
  expect(() => sessionSecret(folder)).toThrow(/is too short\. Delete the file and start again\.$/);
});

test("a file that cannot be read is named", () => {
  const folder = scratch();
  mkdirSync(join(folder, "session-secret"));
  expect(() => sessionSecret(folder)).toThrow(CommandError);
  expect(() => sessionSecret(folder)).toThrow(join(folder, "session-secret"));
});

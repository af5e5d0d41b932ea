import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeLock } from "@/lib/local-cognito/lock";

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
  lock = join(folder, "data.lock");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a lock is held by one at a time, and free again when it is let go", () => {
  const release = takeLock(lock, "data");
  expect(() => takeLock(lock, "data")).toThrow(
    `The data file data is in use by another local Cognito (process ${process.pid}). End it or name another file with --data.`,
  );
  release();
  expect(existsSync(lock)).toBe(false);
  takeLock(lock, "data")();
  expect(readdirSync(folder)).toEqual([]);
});

test.each([
  ["of a process that is gone", "999999999 1"],
  ["of an earlier run with the same number, as in a container", `${process.pid} 1`],
  ["of a number that another program has now", "1 1"],
  ["that says nothing", ""],
])("a lock %s is taken over", (_, content) => {
  writeFileSync(lock, content);
  takeLock(lock, "data")();
  expect(readdirSync(folder)).toEqual([]);
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeLock } from "@/lib/local-aws/lock";

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
    `The data file data is in use by another local Cognito (process ${process.pid}). Stop it, or choose another file with --data.`,
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

// Node reaps its own children at once, so the zombie is the child of a shell that does not wait for it.
if (existsSync("/proc/self/stat"))
  test("a lock of a process that is over, but not yet noticed by its parent, is taken over", async () => {
    const parent = spawn("sh", ["-c", "sleep 0 & echo $!; exec sleep 60"], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const [line] = await once(parent.stdout, "data");
      const pid = Number(line);
      while (statOf(pid)[0] !== "Z") await new Promise((resolve) => setImmediate(resolve));
      writeFileSync(lock, `${pid} ${statOf(pid)[19]}`);
      takeLock(lock, "data")();
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      parent.kill("SIGKILL");
    }
  });

/** The fields of /proc/PID/stat from the third on. */
function statOf(pid: number): string[] {
  return readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
}

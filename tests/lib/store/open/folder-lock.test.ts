import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { FolderInUse, lockFolder } from "@/lib/store/open/folder-lock";

const folder = mkdtempSync(join(tmpdir(), "clientele-lock-"));
const lock = { file: "" };

beforeEach(({ task }) => {
  lock.file = join(folder, `${task.id}.lock`);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** As the kernel tells it: the fields of proc(5) from the third on. */
const statOf = (pid: number) =>
  readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
const startOf = (pid: number) => statOf(pid)[19] ?? "";

test("a lock names its holder by number and start, and is gone when it is let go", async () => {
  const unlock = await lockFolder(lock.file);
  expect(readFileSync(lock.file, "utf8")).toBe(`${process.pid} ${startOf(process.pid)}`);
  expect(statSync(lock.file).mode & 0o777).toBe(0o600);
  await unlock();
  expect(existsSync(lock.file)).toBe(false);
  await (await lockFolder(lock.file))();
});

test("one process takes it once, and says what to do the second time", async () => {
  const unlock = await lockFolder(lock.file);
  await expect(lockFolder(lock.file)).rejects.toThrow(FolderInUse);
  await expect(lockFolder(lock.file)).rejects.toThrow(
    new RegExp(`in use by another console \\(process ${process.pid}\\)\\. Stop that console`),
  );
  await unlock();
});

test("a folder is this process's own even where somebody removed its lock, and only until it is let go", async () => {
  const unlock = await lockFolder(lock.file);
  rmSync(lock.file);
  await expect(lockFolder(lock.file)).rejects.toThrow(FolderInUse);
  await unlock();
  await (await lockFolder(lock.file))();
});

test("a lock that could not be taken is not held, and may be taken later", async () => {
  writeFileSync(lock.file, `${process.ppid} ${startOf(process.ppid)}`);
  await expect(lockFolder(lock.file)).rejects.toThrow(FolderInUse);
  expect(readdirSync(folder).filter((name) => name.startsWith(basename(lock.file)))).toEqual([
    basename(lock.file),
  ]);
  rmSync(lock.file);
  await (await lockFolder(lock.file))();
});

test.each([
  ["of a live process", () => `${process.ppid} ${startOf(process.ppid)}`],
  ["of this process, taken where this thread cannot see it", () => `${process.pid} ${startOf(process.pid)}`],
  ["of a live process on a system that tells no start", () => `${process.ppid} `],
])("a lock %s is never taken over", async (_whose, content) => {
  writeFileSync(lock.file, content());
  await expect(lockFolder(lock.file)).rejects.toThrow(FolderInUse);
  expect(readFileSync(lock.file, "utf8")).toBe(content());
});

test.each([
  ["of a process that is gone", () => "4194303 1"],
  ["of this process's number, begun at another time", () => `${process.pid} 1`],
  ["of a live process's number, begun at another time", () => `${process.ppid} 1`],
  ["that says nothing", () => ""],
  ["of no process", () => "0 "],
  ["of all processes", () => "-1 "],
  ["of half a process", () => `${process.ppid}.5 `],
])("a lock %s is taken over", async (_whose, content) => {
  writeFileSync(lock.file, content());
  const unlock = await lockFolder(lock.file);
  expect(readFileSync(lock.file, "utf8")).toBe(`${process.pid} ${startOf(process.pid)}`);
  await unlock();
  expect(readdirSync(folder).filter((name) => name.startsWith(basename(lock.file)))).toEqual([]);
});

// Node reaps its own children at once, so the zombie is the child of a shell that becomes a program without reaping:
// a shell would reap a child that ends before, hence the child lives until then.
test("a lock of a process that is over, but not yet noticed by its parent, is taken over", async () => {
  const parent = spawn("sh", ["-c", "exec 3<&0; read -r end <&3 & echo $!; exec sleep 60"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  try {
    const [line] = await once(parent.stdout, "data");
    const pid = Number(line);
    while (readFileSync(`/proc/${parent.pid}/comm`, "utf8") !== "sleep\n") await turn();
    parent.stdin.end();
    while (statOf(pid)[0] !== "Z") await turn();
    writeFileSync(lock.file, `${pid} ${startOf(pid)}`);
    await (await lockFolder(lock.file))();
    expect(existsSync(lock.file)).toBe(false);
  } finally {
    parent.kill("SIGKILL");
  }
});

test("a lock that can’t be read is an error of its own, and stays", async () => {
  mkdirSync(lock.file);
  await expect(lockFolder(lock.file)).rejects.toThrow("EISDIR");
  expect(statSync(lock.file).isDirectory()).toBe(true);
});

test("a lock in a folder that is missing is an error, and is not held", async () => {
  const missing = join(folder, "missing", "store.lock");
  for (const _ of [1, 2]) await expect(lockFolder(missing)).rejects.toThrow("ENOENT");
});

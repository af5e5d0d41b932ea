import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { missingEntries, readLockfile } from "@/lib/commands/check/lockfile";
import { projectRoot } from "@/lib/commands/project-root";

const text = (name: string) => readFileSync(join(projectRoot, name), "utf8");
const manifest: Record<"dependencies" | "devDependencies", Record<string, string>> = JSON.parse(
  text("package.json"),
);
const lockfile = readLockfile(text("package-lock.json"));
const packages = Object.entries(lockfile.packages);

test("every optional package has an entry, so that npm ci works on every system", () => {
  expect(missingEntries(lockfile)).toEqual([]);
});

test("no entry names a registry", () => {
  expect(packages.filter(([, entry]) => "resolved" in entry)).toEqual([]);
});

test("every entry has an integrity hash but those of other systems' binaries", () => {
  const without = packages.filter(([path, entry]) => path !== "" && !("integrity" in entry));
  expect(without.filter(([, entry]) => !("os" in entry || "cpu" in entry))).toEqual([]);
});

test("package.json pins every version exactly, and the lockfile agrees", () => {
  const pinned = { ...manifest.dependencies, ...manifest.devDependencies };
  for (const [name, version] of Object.entries(pinned)) {
    expect(`${name} ${version}`).toMatch(/ \d+\.\d+\.\d+$/);
    expect([name, lockfile.packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
  }
});

// Below these lie known holes.
test.each([
  ["next", "16.2.6"],
  ["react", "19.2.6"],
  ["react-dom", "19.2.6"],
  ["next-auth", "4.24.5"],
])("%s is at least %s", (name, floor) => {
  const found = lockfile.packages[`node_modules/${name}`]?.version ?? "0.0.0";
  expect(found.localeCompare(floor, "en", { numeric: true })).toBeGreaterThanOrEqual(0);
});

test.each([
  ["linux", "x64"],
  ["darwin", "arm64"],
  ["win32", "x64"],
])("npm ci accepts the lockfile on %s %s", async (os, cpu) => {
  const folder = mkdtempSync(join(tmpdir(), "lockfile-"));
  try {
    for (const file of ["package.json", "package-lock.json"])
      cpSync(join(projectRoot, file), join(folder, file));
    const options = ["--dry-run", "--ignore-scripts", "--offline", `--os=${os}`, `--cpu=${cpu}`];
    const { stdout } = await promisify(execFile)("npm", ["ci", ...options], { cwd: folder });
    expect(stdout).toMatch(/added \d+ packages/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

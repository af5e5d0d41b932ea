import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { missingBesideFolder } from "@/lib/process/data-folder";
import { scratch } from "@/tests/kit/command";

afterEach(() => vi.unstubAllEnvs());

/** A folder that nobody can make: it would be in a file. This also holds for root, whom no permissions stop. */
function unwritable(): string {
  const file = join(scratch(), "file");
  writeFileSync(file, "");
  return join(file, "data");
}

function settingsMissing(environment: Record<string, string>): string[] {
  for (const name of ["DATABASE_URL", "FINGERPRINT_KEY"]) vi.stubEnv(name, environment[name] ?? "");
  vi.stubEnv("DATA_DIR", environment.DATA_DIR ?? "");
  return missingBesideFolder().map(({ setting }) => setting);
}

const DATABASE_URL = "postgresql://clientele@db.example.com/clientele";
const FINGERPRINT_KEY = "k".repeat(32);

test("a folder that can be made needs no setting, and is not made", () => {
  const DATA_DIR = join(scratch(), "some", "data");
  expect(settingsMissing({ DATA_DIR })).toEqual([]);
});

test("a folder that cannot be written to needs what would be kept there", () => {
  const DATA_DIR = unwritable();
  expect(settingsMissing({ DATA_DIR })).toEqual(["DATABASE_URL", "FINGERPRINT_KEY"]);
  expect(settingsMissing({ DATA_DIR, DATABASE_URL })).toEqual(["FINGERPRINT_KEY"]);
  expect(settingsMissing({ DATA_DIR, FINGERPRINT_KEY })).toEqual(["DATABASE_URL"]);
  expect(settingsMissing({ DATA_DIR, DATABASE_URL, FINGERPRINT_KEY })).toEqual([]);
});

test("the sentence names the setting, the folder, the reason and the remedy", () => {
  const DATA_DIR = unwritable();
  settingsMissing({ DATA_DIR, DATABASE_URL });
  expect(missingBesideFolder()).toEqual([
    {
      setting: "FINGERPRINT_KEY",
      message: `FINGERPRINT_KEY is not set, and the folder DATA_DIR (${DATA_DIR}) isn’t writable (ENOTDIR), so the console can’t make a key.`,
      advice: "Set FINGERPRINT_KEY to the output of: openssl rand -base64 32",
    },
  ]);
});

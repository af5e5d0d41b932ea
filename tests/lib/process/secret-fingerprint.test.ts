import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { secretFingerprint } from "@/lib/process/secret-fingerprint";

const folder = mkdtempSync(join(tmpdir(), "clientele-fingerprint-"));
const keyFile = () => join(process.env.DATA_DIR ?? "", "fingerprint.key");

beforeEach(({ task }) => {
  process.env.DATA_DIR = join(folder, task.id);
  process.env.FINGERPRINT_KEY = "";
});
afterAll(() => rmSync(folder, { recursive: true }));

test("equal secrets have equal fingerprints, which tell nothing of them", () => {
  const one = secretFingerprint("a secret of the tests");
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect(secretFingerprint("a secret of the tests")).toBe(one);
  expect(secretFingerprint("another secret")).not.toBe(one);
});

test("the key is made once, for its owner's eyes, and the folder holds nothing else", () => {
  secretFingerprint("a");
  const key = readFileSync(keyFile(), "utf8");
  expect(key.length).toBeGreaterThanOrEqual(43);
  expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
  secretFingerprint("b");
  expect(readFileSync(keyFile(), "utf8")).toBe(key);
  expect(readdirSync(process.env.DATA_DIR ?? "")).toEqual(["fingerprint.key"]);
});

test("a key in the settings is used, and no file is made", () => {
  process.env.FINGERPRINT_KEY = "k".repeat(32);
  const one = secretFingerprint("a");
  expect(() => statSync(keyFile())).toThrow();
  process.env.FINGERPRINT_KEY = "q".repeat(32);
  expect(secretFingerprint("a")).not.toBe(one);
});

test("a missing data folder is made with those above it, for its owner alone", () => {
  process.env.DATA_DIR = join(process.env.DATA_DIR ?? "", "below", "it");
  secretFingerprint("a");
  expect(statSync(process.env.DATA_DIR).mode & 0o777).toBe(0o700);
});

test("a key that can’t be read is an error, and no other key takes its place", () => {
  mkdirSync(keyFile(), { recursive: true });
  expect(() => secretFingerprint("a")).toThrow("EISDIR");
  expect(readdirSync(process.env.DATA_DIR ?? "")).toEqual(["fingerprint.key"]);
});

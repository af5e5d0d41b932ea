import { existsSync, statfsSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { scratchInMemory } from "@/lib/commands/check/scratch";

afterEach(() => vi.unstubAllEnvs());

test("a place that was chosen for temporary files stays", () => {
  vi.stubEnv("TMPDIR", "/var/tmp");
  expect(scratchInMemory()).toEqual({});
});

test("temporary files are in memory where there is room for them", () => {
  vi.stubEnv("TMPDIR", "/tmp");
  const memory = existsSync("/dev/shm") ? statfsSync("/dev/shm") : { bavail: 0, bsize: 0 };
  const hasRoom = memory.bavail * memory.bsize >= 4 * 1024 ** 3;
  expect(scratchInMemory()).toEqual(hasRoom ? { TMPDIR: "/dev/shm" } : {});
});

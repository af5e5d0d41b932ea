import { existsSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";

/** Linux's file system in memory. */
const MEMORY = "/dev/shm";
const ENOUGH_BYTES = 4 * 1024 ** 3;

/**
 * The environment of a step whose tests write much. Its temporary folders are in memory where there is room, unless
 * TMPDIR names a place: the tests make hundreds of databases of a thousand files, and a disk takes seconds for each.
 */
export function scratchInMemory(): Record<string, string> {
  if (tmpdir() !== "/tmp" || !existsSync(MEMORY)) return {};
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ENOUGH_BYTES ? { TMPDIR: MEMORY } : {};
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lendTo } from "./lend-to";

/**
 * Token tests through the built console beside a local Cognito: what the console adds to the token endpoint's own
 * time, and what 32 of them at once, of several sessions, do to somebody else's pages. Gives whether every figure is
 * within its limit.
 */
export async function benchTry(stop: AbortSignal): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const measure = [
    process.execPath,
    "--conditions=react-server",
    "--import",
    "tsx",
    "lib/commands/measure-try.ts",
  ];
  try {
    return (await lendTo(measure, { DATA_DIR: folder, DATABASE_URL: "" }, stop)) === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { emptyStore } from "@/lib/commands/empty-store";
import { type ScratchPostgres, startScratchPostgres } from "@/lib/commands/scratch-postgres";
import { closeStore } from "@/lib/store/database";

/**
 * Runs the same tests on the embedded database and on a real PostgreSQL, each new and empty for this file. Where
 * PostgreSQL is not installed its half fails, with the sentence that says what to install.
 */
export function onBothStores(tests: (name: "PGlite" | "PostgreSQL") => void): void {
  describe("on PGlite", () => {
    embeddedStore();
    tests("PGlite");
  });
  describe("on PostgreSQL", () => {
    postgresStore();
    tests("PostgreSQL");
  });
}

/** Points the store at a new folder for the tests that follow. */
export function embeddedStore(): void {
  const folder = mkdtempSync(join(tmpdir(), "clientele-store-"));
  beforeAll(async () => {
    process.env.DATABASE_URL = "";
    process.env.DATA_DIR = folder;
    cpSync(await emptyStore(), join(folder, "store"), { recursive: true });
  }, 180_000);
  afterAll(async () => {
    await closeStore();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** Points the store at a new PostgreSQL for the tests that follow; ask for the server inside a test only. */
export function postgresStore(): () => ScratchPostgres {
  const started: { server: ScratchPostgres | null } = { server: null };
  beforeAll(async () => {
    started.server = await startScratchPostgres(["fsync=off"]);
    process.env.DATABASE_URL = started.server.url;
  }, 180_000);
  afterAll(async () => {
    await closeStore();
    await started.server?.remove();
  });
  return () => {
    if (!started.server) throw new Error("PostgreSQL is started when the tests begin.");
    return started.server;
  };
}

/** The value of a result that must be there. */
export function got<T>(result: { ok: true; value: T } | { ok: false; problem: { code: string } }): T {
  if (result.ok) return result.value;
  throw new Error(`The store answered ${result.problem.code}.`);
}

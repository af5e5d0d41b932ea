import "server-only";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { isBuilding, storeSettings } from "@/lib/config";
import { databaseAdvice } from "@/lib/domain/database-advice";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { log } from "@/lib/process/log";
import { outsideRequests } from "@/lib/process/outside-requests";
import { processWide } from "@/lib/process/process-wide";
import { FolderInUse } from "@/lib/store/open/folder-lock";
import { codeOf, isBug, isLost } from "@/lib/store/store-error";

/** The console's own records: one dialect and one schema, embedded or on a PostgreSQL server. */
export type Database = PgDatabase<PgQueryResultHKT>;

export type OpenStore = { database: Database; close(): Promise<void> };

const opened = processWide("store", (): { store: Promise<OpenStore> | null } => ({ store: null }));

/** Pauses before an operation is tried again after a lost connection. */
const PAUSES_MS = [50, 250];

/**
 * The database, opened on first use and once per process: the PostgreSQL of DATABASE_URL, or PGlite in DATA_DIR/store.
 * Throws if it cannot be opened; the next call tries again. Use `ask`, which fails with a Problem instead.
 */
export async function store(): Promise<Database> {
  opened.store ??= open().catch((error: unknown) => {
    opened.store = null;
    throw error;
  });
  return (await opened.store).database;
}

/** Opens the store before it is needed: an embedded database takes seconds the first time. Logs a failure. */
export async function openEarly(): Promise<void> {
  await ask("open the store", async () => null);
}

/** Closes the store, for commands and tests; the next use opens it again. */
export async function closeStore(): Promise<void> {
  const { store } = opened;
  opened.store = null;
  await (await store)?.close();
}

/**
 * Runs one operation on the store. Fails with store-unreachable if the database cannot be reached or refuses. After a
 * lost connection `work` runs again, so it must be idempotent. Logs only the operation's name and the error's code: a
 * driver's message repeats the query's parameters.
 */
export async function ask<T>(
  operation: string,
  work: (database: Database) => Promise<T>,
): Promise<Result<T>> {
  for (const pause of [...PAUSES_MS, null]) {
    try {
      // The store's connections stay open for later operations.
      return ok(await outsideRequests(async () => work(await store())));
    } catch (error) {
      if (isBug(error)) throw error;
      const reason = error instanceof FolderInUse ? error.message : codeOf(error);
      const advice = databaseAdvice(reason);
      log.warn({ operation, reason, ...(advice !== null && { advice }) }, "The store did not answer");
      if (!isLost(error) || pause === null) break;
      await new Promise((done) => setTimeout(done, pause));
    }
  }
  return failed(problem("store-unreachable"));
}

// Each driver is loaded where it is wanted: PGlite alone is 20 MB.
async function open(): Promise<OpenStore> {
  if (isBuilding()) throw new TypeError("The store is not opened while the console is built.");
  const { databaseUrl, dataDir } = storeSettings();
  if (databaseUrl !== null) return (await import("@/lib/store/open/postgres")).openPostgres(databaseUrl);
  return (await import("@/lib/store/open/embedded")).openEmbedded(dataDir);
}

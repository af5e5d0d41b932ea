import "server-only";
import { sql } from "drizzle-orm";
import { now } from "@/lib/process/clock";
import { type Database, store } from "@/lib/store/database";
import { FolderInUse } from "@/lib/store/open/folder-lock";
import { migrations } from "@/lib/store/open/migrate";
import { limits } from "@/lib/store/schema";
import { codeOf } from "@/lib/store/store-error";

/** The state of the store. A reason is an SQLSTATE, a system error's code or an error's name, never stored data. */
export type StoreReport =
  | { is: "fine"; newest: string }
  | { is: "newer"; unknown: string }
  | { is: "in-use"; message: string }
  | { is: "failed"; step: "open" | "read" | "write"; reason: string };

/**
 * Opens the store as the console does, which brings its schema up to date; compares the applied migrations with those
 * that this version knows; and writes a row and rolls it back. Never throws an error of the database.
 */
export async function checkStore(): Promise<StoreReport> {
  const steps: { step: "open" | "read" | "write" } = { step: "open" };
  try {
    const database = await store();
    steps.step = "read";
    const known = (await migrations()).map(({ name }) => name);
    const unknown = (await applied(database)).find((name) => !known.includes(name));
    steps.step = "write";
    await writeAndTakeBack(database);
    return unknown === undefined ? { is: "fine", newest: known.at(-1) ?? "" } : { is: "newer", unknown };
  } catch (error) {
    if (error instanceof FolderInUse) return { is: "in-use", message: error.message };
    return { is: "failed", step: steps.step, reason: codeOf(error) };
  }
}

/** One query to the store, for readiness. Throws if the store does not answer. */
export async function askStore(database: Database): Promise<void> {
  await database.execute(sql`SELECT 1`);
}

async function applied(database: Database): Promise<string[]> {
  const rows = await database.select({ name: sql<string>`name` }).from(sql`migrations`);
  return rows.map(({ name }) => name);
}

async function writeAndTakeBack(database: Database): Promise<void> {
  try {
    await database.transaction(async (transaction) => {
      await transaction.insert(limits).values({ key: "write probe", taken: 0, endsAt: new Date(now()) });
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
}

/** Ends the transaction without a trace. Drizzle's own error has two classes in a build: one in each bundle. */
class TakenBack extends Error {}

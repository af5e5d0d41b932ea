import "server-only";
import { rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import type { OpenStore } from "@/lib/store/database";
import { lockFolder } from "@/lib/store/open/folder-lock";
import { migrate } from "@/lib/store/open/migrate";

/**
 * PostgreSQL in this thread. A query blocks the thread, and the next one would begin as a microtask, so a queue of
 * queries would keep every other request waiting. The event loop turns once before each query.
 */
class PGliteInTurns extends PGlite {
  override _runExclusiveQuery<T>(query: () => Promise<T>): Promise<T> {
    return super._runExclusiveQuery(async () => {
      await nextTurn();
      return query();
    });
  }
}

/** A small cache of its own, which the process never gives back: the system caches the folder’s files, too. */
const startParams = [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"];

/** Opens the embedded database in `dataDir`/store for this process alone. Throws FolderInUse where another has it. */
export async function openEmbedded(dataDir: string): Promise<OpenStore> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  // Without the mark, the bundler assumes that the console reads every folder named store.
  const lock = join(/* turbopackIgnore: true */ dataDir, "store.lock");
  const folder = join(/* turbopackIgnore: true */ dataDir, "store");
  const unlock = await lockFolder(lock);
  const forget = () => rmSync(lock, { force: true });
  try {
    const client = new PGliteInTurns(folder, { startParams });
    await client.waitReady;
    await migrate({
      execute: async (statements) => void (await client.exec(statements)),
      names: async (query) => (await client.query<{ name: string }>(query)).rows.map(({ name }) => name),
    });
    process.once("exit", forget);
    return {
      database: drizzle({ client }),
      close: async () => {
        await client.close();
        process.off("exit", forget);
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

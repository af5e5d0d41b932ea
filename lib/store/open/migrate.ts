import "server-only";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Runs SQL on one connection: several statements at once, or one query that returns names. */
export type Connection = {
  execute(statements: string): Promise<void>;
  names(query: string): Promise<string[]>;
};

/** Any number that nothing else on the same database takes as its advisory lock. */
const LOCK = 7_263_918_244;

/**
 * Brings the database to the newest schema: runs every new file of lib/store/migrations, in the order of their names.
 * All or nothing, and one instance at a time: the others wait and then find nothing to do.
 */
export async function migrate(connection: Connection): Promise<void> {
  await connection.execute("BEGIN");
  try {
    await connection.execute(`SELECT pg_advisory_xact_lock(${LOCK})`);
    await connection.execute(
      "CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())",
    );
    const applied = new Set(await connection.names("SELECT name FROM migrations"));
    for (const { name, statements } of await migrations()) {
      if (applied.has(name)) continue;
      await connection.execute(statements);
      await connection.execute(`INSERT INTO migrations (name) VALUES ('${name}')`);
    }
    await connection.execute("COMMIT");
  } catch (error) {
    // Throws the first error: if the connection is lost, the rollback fails too.
    await connection.execute("ROLLBACK").catch(() => {});
    throw error;
  }
}

/** Every migration that this version of the console knows, oldest first. */
export async function migrations(): Promise<{ name: string; statements: string }[]> {
  // The standalone server and every command run from the folder that holds lib.
  const folder = join(/* turbopackIgnore: true */ process.cwd(), "lib/store/migrations");
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => ({ name, statements: await readFile(join(folder, name), "utf8") })),
  );
}

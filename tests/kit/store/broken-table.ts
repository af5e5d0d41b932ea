import { sql } from "drizzle-orm";
import { store } from "@/lib/store/database";

/** Takes a table of the store away while `work` runs: whatever needs it is answered store-unreachable. */
export async function withoutTable<T>(name: string, work: () => Promise<T>): Promise<T> {
  const restore = await takeTable(name);
  try {
    return await work();
  } finally {
    await restore();
  }
}

/** Takes a table of the store away; gives what brings it back. */
export async function takeTable(name: string): Promise<() => Promise<void>> {
  const database = await store();
  await database.execute(sql.raw(`ALTER TABLE ${name} RENAME TO ${name}_away`));
  return async () => {
    await database.execute(sql.raw(`ALTER TABLE ${name}_away RENAME TO ${name}`));
  };
}

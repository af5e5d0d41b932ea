import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { storeSettings } from "@/lib/config";
import { projectRoot } from "./project-root";

const modules = join(projectRoot, "node_modules");
const { version } = JSON.parse(readFileSync(join(modules, "@electric-sql/pglite/package.json"), "utf8"));
const cache = join(modules, ".cache");
const kept = join(cache, `empty-pglite-${version}`);

/**
 * A PGlite folder with an empty database to copy: making one takes seconds, opening a copy a tenth of that. The console
 * brings the copy's schema up to date itself. Made once and kept; two processes may make it at the same time.
 */
export async function emptyStore(): Promise<string> {
  if (existsSync(kept)) return kept;
  mkdirSync(cache, { recursive: true });
  const mine = mkdtempSync(`${kept}-`);
  const client = await PGlite.create(mine);
  await client.close();
  try {
    renameSync(mine, kept);
  } catch {
    rmSync(mine, { recursive: true, force: true });
  }
  return kept;
}

/** Copies the kept empty store into a data folder without a store. Without a kept one, the console makes its store. */
export function plantStore(dataDir: string): void {
  const store = join(dataDir, "store");
  if (storeSettings().databaseUrl !== null || existsSync(store) || !existsSync(kept)) return;
  cpSync(kept, store, { recursive: true });
}

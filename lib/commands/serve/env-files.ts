import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@/lib/commands/project-root";

/** Reads `.env.local` and `.env` as Next does: what the environment or an earlier file says already stands. */
export function loadEnvFiles(): void {
  for (const name of [".env.local", ".env"]) {
    const file = join(projectRoot, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
}

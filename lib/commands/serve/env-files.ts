import { existsSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@/lib/commands/project-root";

/** Reads `.env.local` and `.env` as Next does: the environment and an earlier file take precedence. */
export function loadEnvFiles(): void {
  for (const name of [".env.local", ".env"]) {
    const file = join(projectRoot, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
}

import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "@/lib/commands/command-error";

/**
 * The secret that signs sessions in local mode: made once in `dataDir`, readable by its owner alone. `isNew` is true at
 * the first start with this folder.
 */
export function sessionSecret(dataDir: string): { secret: string; isNew: boolean } {
  const file = join(dataDir, "session-secret");
  try {
    const secret = kept(file);
    return secret === null ? { secret: made(file, dataDir), isNew: true } : { secret, isNew: false };
  } catch (error) {
    if (error instanceof CommandError || !(error instanceof Error)) throw error;
    throw new CommandError(
      `The file ${file} can’t be used (${error.message}). Correct its permissions or set DATA_DIR.`,
    );
  }
}

function kept(file: string): string | null {
  try {
    const secret = readFileSync(file, "utf8").trim();
    if (secret.length >= 32) return secret;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
  throw new CommandError(`The session secret in ${file} is too short. Delete the file and start again.`);
}

function made(file: string, dataDir: string): string {
  const secret = randomBytes(32).toString("base64url");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
  return secret;
}

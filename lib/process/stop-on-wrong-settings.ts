import "server-only";
import { config, SettingsError, strays } from "@/lib/config";
import { strayAdvice, strayMessage } from "@/lib/domain/setting-names";
import { missingBesideFolder } from "@/lib/process/data-folder";
import { log } from "@/lib/process/log";

/**
 * Ends the process at its start if settings are missing or wrong, or if it could not keep its records or its key, with a
 * record in the log for each, not at the first request. Names settings that are probably misspelt.
 */
export function stopOnWrongSettings(): void {
  for (const stray of strays()) log.warn(`${strayMessage(stray)} ${strayAdvice(stray)}`);
  const lines = wrongSettings();
  if (lines.length === 0) return;
  for (const line of lines) log.fatal(line);
  process.exit(1);
}

function wrongSettings(): string[] {
  try {
    config();
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split("\n");
    throw error;
  }
  return missingBesideFolder().map(({ message, advice }) => `${message} ${advice}`);
}

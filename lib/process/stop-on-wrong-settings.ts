import "server-only";
import { config, SettingsError } from "@/lib/config";

/** Ends the process when settings are missing or wrong, with a line for each: now, not at somebody's first click. */
export function stopOnWrongSettings(): void {
  try {
    config();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

import "server-only";
import { config, SettingsError } from "@/lib/config";

/** Ends the process at its start if settings are missing or wrong, with a line for each, not at the first request. */
export function stopOnWrongSettings(): void {
  try {
    config();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

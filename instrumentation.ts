import { config, SettingsError } from "@/lib/config";

/** Runs once when the server starts: wrong settings stop it here, with a line each, not at somebody's first click. */
export function register(): void {
  try {
    config();
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

import { SettingsError } from "@/lib/config";
import { CommandError, UsageError } from "./command-error";

/**
 * Runs a command and ends the process: with process.exitCode when `main` returns, with 2 when it refuses its arguments,
 * with 1 when it throws anything else. Expected refusals print no stack.
 */
export async function run(main: () => Promise<void>): Promise<never> {
  try {
    await main();
    process.exit();
  } catch (error) {
    console.error(isExpected(error) ? error.message : error);
    process.exit(error instanceof UsageError ? 2 : 1);
  }
}

function isExpected(error: unknown): error is Error {
  return error instanceof CommandError || error instanceof SettingsError;
}

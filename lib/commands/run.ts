import { SettingsError } from "@/lib/config";
import { CommandError } from "./command-error";

/** Runs a command and ends the process: with process.exitCode when `main` returns, with 1 when it throws. Expected refusals print no stack. */
export async function run(main: () => Promise<void>): Promise<never> {
  try {
    await main();
    process.exit();
  } catch (error) {
    console.error(isExpected(error) ? error.message : error);
    process.exit(1);
  }
}

function isExpected(error: unknown): error is Error {
  return error instanceof CommandError || error instanceof SettingsError;
}

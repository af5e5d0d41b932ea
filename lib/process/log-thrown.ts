import "server-only";
import { log } from "@/lib/process/log";

/**
 * What to do with something thrown in work that nobody waits for: it is logged by its name, and the work goes on another
 * time. Its message stays out of the log: nobody knows what is in it.
 */
export const logThrown =
  (work: string) =>
  (error: unknown): void =>
    log.error(
      { work, error: error instanceof Error ? error.name : typeof error },
      "Work in the background failed",
    );

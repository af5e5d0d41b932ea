import "server-only";
import { pino } from "pino";
import { HIDDEN } from "@/lib/domain/secret/hidden-tokens";

/** The console's log: one JSON record a line on stdout, so that a name with a line break cannot forge a record. */
export const log = pino({
  base: null,
  // A second net only: no caller hands over a secret in the first place.
  redact: {
    paths: ["secret", "*.secret", "clientSecret", "*.clientSecret", "token", "*.token"],
    censor: HIDDEN,
  },
});

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

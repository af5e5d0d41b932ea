import "server-only";
import { pino } from "pino";
import { HIDDEN } from "@/lib/domain/secret/hidden-tokens";
import { errorName } from "@/lib/process/error-name";

/** The console's log: one JSON record a line on stdout, so that a name with a line break cannot forge a record. */
export const log = pino({
  base: null,
  // A second safeguard only: no caller passes a secret.
  redact: {
    paths: ["secret", "*.secret", "clientSecret", "*.clientSecret", "token", "*.token"],
    censor: HIDDEN,
  },
});

/**
 * Handles an error of background work, which runs again another time: logs the error's code or name. The message stays out of
 * the log, because it may contain anything.
 */
export const logThrown =
  (work: string) =>
  (error: unknown): void =>
    log.error({ work, error: errorName(error) }, "Work in the background failed");

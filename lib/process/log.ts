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

import "server-only";
import { now } from "@/lib/process/clock";
import { log } from "@/lib/process/log";
import { processWide } from "@/lib/process/process-wide";

const MOST_A_MINUTE = 60;

const minute = processWide("refused strangers", () => ({ endsAt: 0, refusals: 0 }));

/**
 * Notes in the log that somebody without a session was refused. The audit trail is for people who signed in: strangers
 * could fill it. At most 60 lines a minute; the rest are counted.
 */
export function logStranger(refused: { action: string; poolId: string | null; outcome: string }): void {
  if (minute.endsAt <= now()) {
    const leftOut = minute.refusals - MOST_A_MINUTE;
    if (leftOut > 0) log.info({ leftOut }, "More strangers were refused than are logged");
    minute.endsAt = now() + 60_000;
    minute.refusals = 0;
  }
  minute.refusals += 1;
  if (minute.refusals <= MOST_A_MINUTE)
    log.info({ audit: { person: null, ...refused } }, "A stranger was refused");
}

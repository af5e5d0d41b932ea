import "server-only";
import { forLog, writeLimited } from "@/lib/process/limited-log";
import { log } from "@/lib/process/log";

/**
 * Notes in the log that somebody without a session was refused. The audit trail is for people who signed in: strangers
 * could fill it. At most 60 lines a minute; the rest are counted.
 */
export function logStranger(refused: { action: string; poolId: string | null; outcome: string }): void {
  const poolId = refused.poolId === null ? null : forLog(refused.poolId);
  writeLimited("More strangers were refused than are logged", () =>
    log.info({ audit: { person: null, ...refused, poolId } }, "A stranger was refused"),
  );
}

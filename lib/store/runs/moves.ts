import "server-only";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Result } from "@/lib/domain/result";
import type { RunState } from "@/lib/domain/run/run";
import { now } from "@/lib/process/clock";
import { ask } from "@/lib/store/database";
import { runs } from "@/lib/store/schema";

const changed = z.object({ rows: z.array(z.unknown()) });

const at = () => sql`${new Date(now()).toISOString()}::timestamptz`;

/**
 * Starts a run that is a draft, stopped or paused. False if it is in another state or nothing is left to do. One round
 * trip. Fails with store-unreachable.
 */
export function startRun(id: string): Promise<Result<boolean>> {
  return ask("start a run", async (database) => {
    const started = await database.execute(sql`
      UPDATE runs SET
        state = 'running', reason = NULL, resumes_at = NULL, ended_at = NULL,
        started_at = coalesce(started_at, ${at()}), number = number + 1
      WHERE id = ${id} AND is_whole AND state IN ('draft', 'stopped', 'paused')
        AND EXISTS (SELECT FROM run_items WHERE run_id = id AND state IN ('waiting', 'running'))
      RETURNING id`);
    return changed.parse(started).rows.length > 0;
  });
}

/**
 * Stops a run that goes on: no item begins any more, and those that have begun end. False if it is in another state.
 * One round trip. Fails with store-unreachable.
 */
export function stopRun(id: string, reason: string): Promise<Result<boolean>> {
  return ask("stop a run", async (database) => {
    const stopped = await database.execute(sql`
      UPDATE runs SET state = 'stopping', reason = ${reason}, resumes_at = NULL, number = number + 1
      WHERE id = ${id} AND state IN ('running', 'paused')
      RETURNING id`);
    return changed.parse(stopped).rows.length > 0;
  });
}

/**
 * Puts the failed and unknown items of a run that is over back, or the one at `position`, each with a form of its own, and
 * starts the run. Returns how many items. One round trip. Fails with store-unreachable.
 */
export function retryItems(id: string, position: number | null): Promise<Result<number>> {
  const isWanted = position === null ? sql`true` : sql`position = ${position}::integer`;
  return ask("retry items of a run", async (database) => {
    const again = await database.execute(sql`
      WITH wanted AS (
        SELECT position FROM run_items
        WHERE run_id = ${id} AND state IN ('failed', 'unknown') AND input IS NOT NULL AND ${isWanted}
      ), run AS (
        UPDATE runs SET state = 'running', reason = NULL, ended_at = NULL, number = number + 1
        WHERE id = ${id} AND state IN ('stopped', 'ended') AND EXISTS (SELECT FROM wanted)
        RETURNING number
      )
      UPDATE run_items SET
        state = 'waiting', sentence = NULL, tries = 0, intent_id = gen_random_uuid(), number = run.number
      FROM run, wanted
      WHERE run_id = ${id} AND run_items.position = wanted.position
      RETURNING run_items.position`);
    return changed.parse(again).rows.length;
  });
}

/** The state of a run; null if there is none. One round trip. Fails with store-unreachable. */
export function stateOfRun(id: string): Promise<Result<RunState | null>> {
  return ask("read the state of a run", async (database) => {
    const [row] = await database.select({ state: runs.state }).from(runs).where(eq(runs.id, id));
    return row?.state ?? null;
  });
}

import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Result } from "@/lib/domain/result";
import type { ItemState } from "@/lib/domain/run/item";
import type { Run, RunState } from "@/lib/domain/run/run";
import { now } from "@/lib/process/clock";
import { ask } from "@/lib/store/database";
import { toRun } from "@/lib/store/runs/rows";
import { runItems, runs } from "@/lib/store/schema";

// What the instances do with runs that go on. One instance holds a run at a time, by the database's clock.

/** An instance that does not renew its hold for this long is taken for dead. */
const HELD_SECONDS = 15;

const heldUntil = sql`clock_timestamp() + make_interval(secs => ${HELD_SECONDS}::float8)`;

/** An item that is to be performed, as the instance that claimed it knows it. */
export type ClaimedItem = {
  readonly position: number;
  readonly poolId: string;
  readonly clientId: string;
  readonly name: string;
  /** The form of the act, and its id. */
  readonly input: unknown;
  readonly intentId: string;
  /** How often it was begun, this time included. */
  readonly tries: number;
};

/**
 * Takes hold of the oldest run that goes on and that no living instance holds; null if there is none. A paused run goes
 * on once its time has come. One round trip. Fails with store-unreachable.
 */
export function holdNextRun(holder: string): Promise<Result<Run | null>> {
  return ask("hold a run", async (database) => {
    const next = sql`(
      SELECT id FROM runs
      WHERE (state IN ('running', 'stopping') OR state = 'paused' AND resumes_at < clock_timestamp())
        AND (held_until IS NULL OR held_until < clock_timestamp())
      ORDER BY drafted_at LIMIT 1 FOR UPDATE SKIP LOCKED
    )`;
    const [row] = await database.update(runs).set({ holder, heldUntil }).where(eq(runs.id, next)).returning();
    return row ? toRun(row) : null;
  });
}

/** Renews the hold of a run. Null if another instance has it. One round trip. Fails with store-unreachable. */
export function keepHold(id: string, holder: string): Promise<Result<RunState | null>> {
  return ask("keep hold of a run", async (database) => {
    const [row] = await database
      .update(runs)
      .set({ heldUntil })
      .where(and(eq(runs.id, id), eq(runs.holder, holder)))
      .returning({ state: runs.state });
    return row?.state ?? null;
  });
}

/** Gives a run to the next instance at once. One round trip. Fails with store-unreachable. */
export function letGoOfRun(id: string, holder: string): Promise<Result<null>> {
  return ask("let go of a run", async (database) => {
    const isHeld = and(eq(runs.id, id), eq(runs.holder, holder));
    await database.update(runs).set({ holder: null, heldUntil: null }).where(isHeld);
    return null;
  });
}

const claimed = z.object({
  rows: z
    .array(
      z.object({
        position: z.coerce.number(),
        pool_id: z.string(),
        client_id: z.string(),
        name: z.string(),
        input: z.string(),
        intent_id: z.string(),
        tries: z.coerce.number(),
      }),
    )
    .max(1),
});

/**
 * Claims the next waiting item of a pool; null if there is none, or the run does not go on, or another instance holds it.
 * No other instance gets the same item. One round trip. Fails with store-unreachable.
 */
export function claimItem(id: string, holder: string, poolId: string): Promise<Result<ClaimedItem | null>> {
  return ask("claim an item of a run", async (database) => {
    const answer = await database.execute(sql`
      WITH next AS (
        SELECT position FROM run_items
        WHERE run_id = ${id} AND state = 'waiting' AND pool_id = ${poolId}
        ORDER BY position LIMIT 1 FOR UPDATE SKIP LOCKED
      ), run AS (
        UPDATE runs SET number = number + 1
        WHERE id = ${id} AND state = 'running' AND holder = ${holder} AND EXISTS (SELECT FROM next)
        RETURNING number
      )
      UPDATE run_items AS it SET state = 'running', tries = it.tries + 1, number = run.number
      FROM run, next
      WHERE it.run_id = ${id} AND it.position = next.position
      RETURNING it.position, it.pool_id, it.client_id, it.name, it.input, it.intent_id, it.tries`);
    const [row] = claimed.parse(answer).rows;
    return row
      ? {
          position: row.position,
          poolId: row.pool_id,
          clientId: row.client_id,
          name: row.name,
          input: JSON.parse(row.input),
          intentId: row.intent_id,
          tries: row.tries,
        }
      : null;
  });
}

/** How an item that was begun ends, or that it waits again. */
export type ItemEnd = {
  readonly state: ItemState;
  readonly sentence: string | null;
  readonly tries?: number;
};

/** Notes the end of an item that runs with this form. One round trip. Fails with store-unreachable. */
export function endItem(
  id: string,
  { position, intentId }: Pick<ClaimedItem, "position" | "intentId">,
  { state, sentence, tries }: ItemEnd,
): Promise<Result<null>> {
  const isIt = sql`run_id = ${id} AND position = ${position}::integer AND intent_id = ${intentId}::uuid AND state = 'running'`;
  return ask("end an item of a run", async (database) => {
    await database.execute(sql`
      WITH run AS (
        UPDATE runs SET number = number + 1
        WHERE id = ${id} AND EXISTS (SELECT FROM run_items WHERE ${isIt})
        RETURNING number
      )
      UPDATE run_items SET
        state = ${state}, sentence = ${sentence}, tries = coalesce(${tries ?? null}::integer, tries),
        number = run.number
      FROM run
      WHERE ${isIt}`);
    return null;
  });
}

/** The items that were begun and have not ended, and the pools that have such items or waiting ones. Two round trips. */
export function itemsLeft(
  id: string,
): Promise<Result<{ running: Omit<ClaimedItem, "input" | "name">[]; poolIds: string[] }>> {
  return ask("list what is left of a run", async (database) => {
    const { position, poolId, clientId, intentId, tries, state, runId } = runItems;
    const running = await database
      .select({ position, poolId, clientId, intentId, tries })
      .from(runItems)
      .where(and(eq(runId, id), eq(state, "running")));
    const waiting = await database
      .selectDistinct({ poolId })
      .from(runItems)
      .where(and(eq(runId, id), eq(state, "waiting")));
    return { running, poolIds: waiting.map((row) => row.poolId) };
  });
}

/** Pauses a run that this instance holds, for so many seconds. One round trip. Fails with store-unreachable. */
export function pauseRun(
  id: string,
  holder: string,
  { reason, seconds }: { readonly reason: string; readonly seconds: number },
): Promise<Result<null>> {
  return ask("pause a run", async (database) => {
    await database.execute(sql`
      UPDATE runs SET
        state = 'paused', reason = ${reason},
        resumes_at = clock_timestamp() + make_interval(secs => ${seconds}::float8),
        number = number + CASE WHEN state = 'paused' AND reason = ${reason} THEN 0 ELSE 1 END
      WHERE id = ${id} AND holder = ${holder} AND state IN ('running', 'paused')`);
    return null;
  });
}

/** Lets a paused run that this instance holds go on. One round trip. Fails with store-unreachable. */
export function goOn(id: string, holder: string): Promise<Result<null>> {
  return ask("let a run go on", async (database) => {
    await database.execute(sql`
      UPDATE runs SET state = 'running', reason = NULL, resumes_at = NULL, number = number + 1
      WHERE id = ${id} AND holder = ${holder} AND state = 'paused'`);
    return null;
  });
}

/**
 * Closes a run that this instance holds, once none of its items runs: as stopped if it is to stop, and as ended if none
 * waits either. Returns its state. One round trip, and a second if it does not close. Fails with store-unreachable.
 */
export function closeRun(id: string, holder: string): Promise<Result<RunState | null>> {
  const isLeft = (states: readonly string[]) =>
    sql`EXISTS (SELECT FROM run_items WHERE run_id = ${id} AND run_items.state IN ${states})`;
  return ask("close a run", async (database) => {
    await database.execute(sql`
      UPDATE runs SET
        state = CASE WHEN state = 'stopping' THEN 'stopped' ELSE 'ended' END,
        ended_at = ${new Date(now()).toISOString()}::timestamptz, number = number + 1
      WHERE id = ${id} AND holder = ${holder} AND NOT ${isLeft(["running"])}
        AND (state = 'stopping' OR state = 'running' AND NOT ${isLeft(["waiting"])})`);
    const [row] = await database.select({ state: runs.state }).from(runs).where(eq(runs.id, id));
    return row?.state ?? null;
  });
}

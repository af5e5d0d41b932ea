import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, lt, or, sql } from "drizzle-orm";
import { problem } from "@/lib/domain/problem";
import { failed, type Result } from "@/lib/domain/result";
import type { RunChange } from "@/lib/domain/run/change";
import type { RunItem } from "@/lib/domain/run/item";
import { storable } from "@/lib/domain/text/canonical-json";
import { now } from "@/lib/process/clock";
import { ask } from "@/lib/store/database";
import { runs } from "@/lib/store/schema";

/** An item of a draft: `input` is the form of the act that changes the client; null if nothing is to be done. */
export type DraftItem = Omit<RunItem, "position"> & { readonly input: object | null };

export type DraftedRun = {
  readonly id: string;
  readonly change: RunChange;
  readonly person: { readonly id: string; readonly email: string };
};

/** Items of one statement: a larger one would keep the embedded database from others. */
const PAGE = 500;

/**
 * Saves a draft with its items, in the order given. Nobody sees it before its last item is written. A round trip for each
 * 500 items, and two more. Fails with already-sent for the id of a run that is there, store-unreachable.
 */
export async function saveDraft(
  { id, change, person }: DraftedRun,
  items: readonly DraftItem[],
): Promise<Result<null>> {
  const begun = await ask("begin a draft", async (database) => {
    const rows = await database
      .insert(runs)
      .values({
        id,
        personId: person.id,
        personEmail: person.email,
        change: JSON.stringify(change),
        state: "draft",
        number: 0,
        draftedAt: new Date(now()),
        isWhole: false,
      })
      // The id comes from the form: it must not name a run of somebody else, or one that people have seen.
      .onConflictDoUpdate({
        target: runs.id,
        set: { id: sql`excluded.id` },
        setWhere: sql`${runs.personId} = excluded.person_id AND NOT ${runs.isWhole}`,
      })
      .returning({ id: runs.id });
    return rows.length > 0;
  });
  if (!begun.ok) return begun;
  if (!begun.value) return failed(problem("already-sent"));
  for (let at = 0; at < items.length; at += PAGE) {
    const saved = await savePage(id, at, items.slice(at, at + PAGE));
    if (!saved.ok) return saved;
  }
  return ask("complete a draft", async (database) => {
    await database.update(runs).set({ isWhole: true }).where(eq(runs.id, id));
    return null;
  });
}

function savePage(runId: string, from: number, items: readonly DraftItem[]): Promise<Result<null>> {
  const values = JSON.stringify(
    items.map(({ poolId, clientId, name, state, sentence, difference, input }, at) => ({
      position: from + at + 1,
      pool_id: poolId,
      client_id: clientId,
      name: storable(name),
      state,
      sentence: sentence && storable(sentence),
      difference: difference && storable(JSON.stringify(difference)),
      input: input && storable(JSON.stringify(input)),
      intent_id: randomUUID(),
    })),
  );
  return ask("save the items of a draft", async (database) => {
    await database.execute(sql`
      INSERT INTO run_items (
        run_id, position, pool_id, client_id, name, state, sentence, difference, input, intent_id, tries, number
      )
      SELECT ${runId}, it.*, 0, 0 FROM jsonb_to_recordset(${values}::jsonb) AS it (
        position integer, pool_id text, client_id text, name text, state text, sentence text, difference text,
        input text, intent_id uuid
      )
      ON CONFLICT DO NOTHING`);
    return null;
  });
}

/** A draft that nobody started for this long is deleted. */
const DRAFTS_KEPT_MS = 86_400_000;

/** How long the report of a run is kept after its draft. The audit trail keeps each change for good. */
const RUNS_KEPT_MS = 400 * 86_400_000;

/** Deletes drafts of yesterday, and the reports of runs that ended more than a year ago. One round trip. */
export function pruneRuns(): Promise<Result<null>> {
  return ask("forget old runs", async (database) => {
    const isOver = or(eq(runs.state, "stopped"), eq(runs.state, "ended"));
    const isOldDraft = and(eq(runs.state, "draft"), lt(runs.draftedAt, new Date(now() - DRAFTS_KEPT_MS)));
    const isOldRun = and(isOver, lt(runs.draftedAt, new Date(now() - RUNS_KEPT_MS)));
    await database.delete(runs).where(or(isOldDraft, isOldRun));
    return null;
  });
}

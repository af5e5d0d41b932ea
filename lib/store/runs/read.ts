import "server-only";
import { and, asc, count, desc, eq, exists, gt, inArray, lt, type SQL } from "drizzle-orm";
import { ok, type Result } from "@/lib/domain/result";
import { type ItemState, noTotals, type RunItem, type RunTotals } from "@/lib/domain/run/item";
import { PAGE_ITEMS, type Run } from "@/lib/domain/run/run";
import { ask, type Database } from "@/lib/store/database";
import { toItem, toRun } from "@/lib/store/runs/rows";
import { runItems, runs } from "@/lib/store/schema";

/** A run with how many of its items are in each state, by pool. */
export type CountedRun = { readonly run: Run; readonly byPool: ReadonlyMap<string, RunTotals> };

/** Runs of one page of the list. */
const PAGE = 20;

/**
 * The newest runs with items in these pools, at most 20; with `before` (an ISO instant), those drafted before it. Two
 * round trips. Fails with store-unreachable.
 */
export function listRuns(poolIds: readonly string[], before?: string): Promise<Result<CountedRun[]>> {
  return ask("list runs", async (database) => {
    const isTheirs = database
      .select({ is: runItems.position })
      .from(runItems)
      .where(and(eq(runItems.runId, runs.id), inArray(runItems.poolId, [...poolIds])));
    const isOlder = before === undefined ? undefined : lt(runs.draftedAt, new Date(before));
    const found = await database
      .select()
      .from(runs)
      .where(and(eq(runs.isWhole, true), isOlder, exists(isTheirs)))
      .orderBy(desc(runs.draftedAt))
      .limit(PAGE);
    return counted(database, found);
  });
}

/** The runs of a person that go on, newest first, at most 20. One round trip. Fails with store-unreachable. */
export function goingRunsOf(personId: string): Promise<Result<Run[]>> {
  return ask("read the runs that go on", async (database) => {
    const isGoing = inArray(runs.state, ["running", "paused", "stopping"]);
    const found = await database
      .select()
      .from(runs)
      .where(and(eq(runs.personId, personId), isGoing))
      .orderBy(desc(runs.draftedAt))
      .limit(PAGE);
    return found.map(toRun);
  });
}

/** A run of any person; null if there is none. Two round trips. Fails with store-unreachable. */
export function findRun(id: string): Promise<Result<CountedRun | null>> {
  return ask("read a run", async (database) => {
    const found = await database
      .select()
      .from(runs)
      .where(and(eq(runs.id, id), eq(runs.isWhole, true)));
    const [run] = await counted(database, found);
    return run ?? null;
  });
}

async function counted(database: Database, found: (typeof runs.$inferSelect)[]): Promise<CountedRun[]> {
  const { runId, poolId, state } = runItems;
  const counts = await database
    .select({ runId, poolId, state, items: count() })
    .from(runItems)
    .where(
      inArray(
        runId,
        found.map(({ id }) => id),
      ),
    )
    .groupBy(runId, poolId, state);
  return found.map((row) => {
    const byPool = new Map<string, RunTotals>();
    for (const { poolId: pool, state: of, items } of counts.filter((it) => it.runId === row.id))
      byPool.set(pool, { ...(byPool.get(pool) ?? noTotals), [of]: items });
    return { run: toRun(row), byPool };
  });
}

/** A page of a run’s items in these pools, in order, at most 100. One round trip. Fails with store-unreachable. */
export function pageOfItems(
  id: string,
  poolIds: readonly string[],
  { state, page }: { readonly state?: ItemState | undefined; readonly page: number },
): Promise<Result<RunItem[]>> {
  const isOfState = state === undefined ? undefined : eq(runItems.state, state);
  return ask("read items of a run", (database) =>
    items(database, and(inPools(id, poolIds), isOfState), asc(runItems.position))
      .limit(PAGE_ITEMS)
      .offset((page - 1) * PAGE_ITEMS)
      .then((rows) => rows.map(toItem)),
  );
}

/** The items in these pools that changed after a number, at most `most`. One round trip. Fails with store-unreachable. */
export function itemsSince(
  id: string,
  poolIds: readonly string[],
  number: number,
  most: number,
): Promise<Result<RunItem[]>> {
  return ask("read what changed of a run", (database) =>
    items(database, and(inPools(id, poolIds), gt(runItems.number, number)), asc(runItems.number))
      .limit(most)
      .then((rows) => rows.map(toItem)),
  );
}

/** Items of one round trip of an export. */
const EXPORT_PAGE = 500;

/** All items in these pools, in pages. Ends after a page that failed. */
export async function* exportItems(
  id: string,
  poolIds: readonly string[],
): AsyncGenerator<Result<RunItem[]>> {
  for (let last = 0; ; ) {
    const after = last;
    const page = await ask("export a run", (database) =>
      items(database, and(inPools(id, poolIds), gt(runItems.position, after)), asc(runItems.position))
        .limit(EXPORT_PAGE)
        .then((rows) => rows.map(toItem)),
    );
    if (!page.ok) return yield page;
    last = page.value.at(-1)?.position ?? last;
    if (page.value.length > 0) yield ok(page.value);
    if (page.value.length < EXPORT_PAGE) return;
  }
}

const inPools = (id: string, poolIds: readonly string[]) =>
  and(eq(runItems.runId, id), inArray(runItems.poolId, [...poolIds]));

function items(database: Database, condition: SQL | undefined, order: SQL) {
  const { position, poolId, clientId, name, state, sentence, difference } = runItems;
  const shown = { position, poolId, clientId, name, state, sentence, difference };
  return database.select(shown).from(runItems).where(condition).orderBy(order);
}

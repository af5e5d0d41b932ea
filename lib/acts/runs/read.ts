import "server-only";
import type { Fleet } from "@/lib/acts/act";
import { seenRun, typedNameOf } from "@/lib/acts/runs/run";
import { speed } from "@/lib/aws/cognito/sdk";
import type { Pool } from "@/lib/domain/access/roles";
import { ok, type Result } from "@/lib/domain/result";
import { callsOf, type RunChange } from "@/lib/domain/run/change";
import { countOf, type ItemState, leftOf, noTotals, type RunItem, sumOf } from "@/lib/domain/run/item";
import type { RunReport } from "@/lib/domain/run/report";
import { PAGE_ITEMS, type RunPool, type RunProgress, type RunStanding } from "@/lib/domain/run/run";
import { type CountedRun, exportItems, itemsSince, listRuns, pageOfItems } from "@/lib/store/runs/read";

// What people see of runs: items in pools that they may read. Others are counted. All fail with store-unreachable.

/** The newest runs, at most 20; with `before` (an ISO instant), those drafted before it. */
export async function readRuns(fleet: Fleet, before?: string): Promise<Result<RunStanding[]>> {
  const found = await listRuns(idsOf(fleet), before);
  return found.ok ? ok(found.value.map((run) => standingOf(fleet, run))) : found;
}

/** One run, with a page of its items: at most 100. Fails with not-found. */
export async function readRun(
  fleet: Fleet,
  runId: string,
  search: { readonly state?: ItemState | undefined; readonly page: number },
): Promise<Result<RunStanding & { readonly items: readonly RunItem[] }>> {
  const found = await seenRun(fleet, runId);
  if (!found.ok) return found;
  const items = await pageOfItems(runId, idsOf(fleet), search);
  return items.ok ? ok({ ...standingOf(fleet, found.value), items: items.value }) : items;
}

/** What changed of a run after `since`, the number of an earlier answer. Fails with not-found. */
export async function readProgress(fleet: Fleet, runId: string, since: number): Promise<Result<RunProgress>> {
  const found = await seenRun(fleet, runId);
  if (!found.ok) return found;
  const items = await itemsSince(runId, idsOf(fleet), since, PAGE_ITEMS + 1);
  if (!items.ok) return items;
  const isCut = items.value.length > PAGE_ITEMS;
  return ok({ ...standingOf(fleet, found.value), items: items.value.slice(0, PAGE_ITEMS), isCut });
}

/** A run with all its items, for a file. Fails with not-found. */
export async function readReport(fleet: Fleet, runId: string): Promise<Result<RunReport>> {
  const found = await seenRun(fleet, runId);
  if (!found.ok) return found;
  const items: RunItem[] = [];
  for await (const page of exportItems(runId, idsOf(fleet))) {
    if (!page.ok) return page;
    items.push(...page.value);
  }
  return ok({ ...standingOf(fleet, found.value), items });
}

const idsOf = ({ pools }: Fleet) => pools.map(({ id }) => id);

function standingOf(fleet: Fleet, counted: CountedRun): RunStanding {
  const { run, byPool } = counted;
  const seen = fleet.pools.filter(({ id }) => byPool.has(id));
  const totals = sumOf(seen.map(({ id }) => byPool.get(id) ?? noTotals));
  const left = (id: string) => leftOf(byPool.get(id) ?? noTotals);
  return {
    run,
    totals,
    hidden: countOf(sumOf(byPool.values())) - countOf(totals),
    pools: seen.map((pool) => timeOf(run.change, pool, left(pool.id))),
    typedName: typedNameOf(fleet, counted),
  };
}

/** The calls that a change of so many clients makes in a pool, and how long they take at its rate just now. */
function timeOf(change: RunChange, pool: Pool, left: number): RunPool {
  const { reads, write } = callsOf(change);
  const rates = ["DescribeUserPoolClient", ...(write === null ? [] : [write])].map(
    (operation) => speed(operation, pool).perSecond,
  );
  const slowest = Math.min(...rates);
  return {
    poolId: pool.id,
    environment: pool.environment,
    left,
    calls: left * (reads + (write === null ? 0 : 1)),
    seconds: slowest > 0 ? Math.ceil((left * reads) / slowest) : null,
  };
}

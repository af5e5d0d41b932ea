import "server-only";
import { z } from "zod";
import type { Fleet } from "@/lib/acts/act";
import { asksForNames } from "@/lib/acts/plan";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
import { typedCount } from "@/lib/domain/run/change";
import { leftOf, noTotals, sumOf } from "@/lib/domain/run/item";
import { type CountedRun, findRun } from "@/lib/store/runs/read";

/** A form that names a run. */
export const runIdDraft = z.object({ runId: z.uuid() });

/** A run with items in pools that the person may read. Fails with not-found, also for runs of other pools alone. */
export async function seenRun({ pools }: Fleet, runId: string): Promise<Result<CountedRun>> {
  const found = z.uuid().safeParse(runId).success ? await findRun(runId) : ok(null);
  if (!found.ok) return found;
  const isSeen = found.value && pools.some(({ id }) => found.value?.byPool.has(id));
  return found.value && isSeen ? ok(found.value) : failed(problem("not-found", { message: gone }));
}

/** The pools of a person in which something of a run is left to do. */
const leftIn = ({ pools }: Fleet, { byPool }: CountedRun) =>
  pools.filter(({ id }) => leftOf(byPool.get(id) ?? noTotals) > 0);

/** The environments of a person in which something of a run is left to do. */
export const environmentsLeft = (fleet: Fleet, counted: CountedRun): string[] =>
  leftIn(fleet, counted).map(({ environment }) => environment);

/** What a person types to start what is left of a run; null for nothing. */
export function typedNameOf(fleet: Fleet, counted: CountedRun): string | null {
  const confirmed = leftIn(fleet, counted).filter(asksForNames);
  const environments = confirmed.map(({ environment }) => environment);
  return typedCount(counted.run.change, leftOf(sumOf(counted.byPool.values())), environments);
}

const gone =
  "This run doesn’t exist, or you don’t have access to its environments. A dry run is deleted after a day.";

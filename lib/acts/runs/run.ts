import "server-only";
import { z } from "zod";
import type { Fleet } from "@/lib/acts/act";
import { problem } from "@/lib/domain/problem";
import { failed, ok, type Result } from "@/lib/domain/result";
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

const gone =
  "This run doesn’t exist, or you don’t have access to its environments. A dry run is deleted after a day.";

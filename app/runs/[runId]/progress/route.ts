import { readProgress } from "@/lib/acts/runs/read";
import { refusal } from "@/lib/auth/enter-route";
import { runRoute } from "@/lib/auth/run-route";
import { progressQuery } from "@/lib/domain/run/query";

/** How a run stands, and the items that changed since an earlier answer. */
export const GET = runRoute("read run", progressQuery, async (fleet, runId, { since }) => {
  const progress = await readProgress(fleet, runId, since);
  if (!progress.ok) return refusal(progress.problem);
  return Response.json(progress.value, { headers: { "cache-control": "no-store" } });
});

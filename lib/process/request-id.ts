import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { processWide } from "@/lib/process/process-wide";

type Act = { requestId: string | null };

const acts = processWide("acts", () => new AsyncLocalStorage<Act>());

/** Runs an act and returns AWS's id of its last call that changed something, or null, for the audit trail. */
export async function withRequestId<T>(
  act: () => Promise<T>,
): Promise<{ value: T; requestId: string | null }> {
  const noted: Act = { requestId: null };
  const value = await acts.run(noted, act);
  return { value, requestId: noted.requestId };
}

/** Notes the id of a call that changed something, for the act under way; outside of one it does nothing. */
export function noteRequestId(requestId: string | undefined): void {
  const act = acts.getStore();
  if (act && requestId !== undefined) act.requestId = requestId;
}

/** Runs once when the server starts. Next also compiles this file for a runtime that has no processes. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  // First, because it misses the requests that come before it.
  const { guardEveryAnswer } = await import("@/lib/process/every-answer");
  guardEveryAnswer();
  const { limitHeapGrowth } = await import("@/lib/process/heap-growth");
  limitHeapGrowth();
  const { outsideRequests } = await import("@/lib/process/outside-requests");
  outsideRequests(() => {});
  const { forgetAnsweredRequests, closeStalledSockets, watchRequests } = await import(
    "@/lib/process/each-request"
  );
  forgetAnsweredRequests();
  watchRequests();
  closeStalledSockets();
  const { logConsole } = await import("@/lib/process/console-log");
  if (process.env.NODE_ENV === "production") logConsole();
  const { stopOnWrongSettings } = await import("@/lib/process/stop-on-wrong-settings");
  stopOnWrongSettings();
  const { config } = await import("@/lib/config");
  const { keepOwnHost } = await import("@/lib/process/own-host");
  keepOwnHost();
  // Not awaited: the console answers meanwhile, and no first request has to wait for the store to open.
  const { openEarly } = await import("@/lib/store/database");
  void openEarly();
  const { startBackground, stopBackground } = await import("@/lib/inventory/background");
  startBackground();
  const { startRuns, stopRuns } = await import("@/lib/jobs/runs/worker");
  startRuns();
  const { endOnSignals } = await import("@/lib/process/end-on-signals");
  endOnSignals(() => Promise.all([stopRuns(), stopBackground()]), config().drainMs);
}

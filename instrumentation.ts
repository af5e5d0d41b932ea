/** Runs once when the server starts. Next also compiles this file for a runtime that has no processes. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { limitHeapGrowth } = await import("@/lib/process/heap-growth");
  limitHeapGrowth();
  const { outsideRequests } = await import("@/lib/process/outside-requests");
  outsideRequests(() => {});
  const { stopOnWrongSettings } = await import("@/lib/process/stop-on-wrong-settings");
  stopOnWrongSettings();
  // Not waited for: the console answers meanwhile, and nobody's first click pays for it.
  const { openEarly } = await import("@/lib/store/database");
  void openEarly();
  const { startBackground, stopBackgroundOnSignals } = await import("@/lib/inventory/background");
  startBackground();
  stopBackgroundOnSignals();
}

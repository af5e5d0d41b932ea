import "server-only";
import { constants } from "node:os";
import { onEachRequest } from "@/lib/process/each-request";
import { log } from "@/lib/process/log";
import { processWide } from "@/lib/process/process-wide";

/** What the process holds for others is given back within this time, or lapses by itself. */
const GIVE_BACK_MS = 500;

/** How long requests under way may take after the drain; those that take longer are cut off. */
const LAST_REQUESTS_MS = 20_000;

const state = processWide("ending", () => ({ isEnding: false }));

/** Whether this process was asked to end: it is not ready any more, and still answers. */
export const isEnding = (): boolean => state.isEnding;

/**
 * Ends the process in order on SIGTERM and SIGINT. At once, it is not ready any more, so that load balancers send no new
 * requests. After `drainMs` (none on SIGINT, which comes from a terminal) it calls `giveBack` and then the listeners that
 * were there before: Next takes no more connections and exits once its last request is answered. Twenty seconds later it
 * ends in any case.
 */
export function endOnSignals(giveBack: () => Promise<unknown>, drainMs: number): void {
  onEachRequest(({ response }) => {
    // Otherwise a connection that stays open would bring further requests.
    if (state.isEnding) response.setHeader("Connection", "close");
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    const others = process.listeners(signal);
    process.removeAllListeners(signal);
    process.on(signal, async () => {
      // A terminal signals the whole group, and npm passes it on: the second one changes nothing.
      if (state.isEnding) return;
      state.isEnding = true;
      const drain = signal === "SIGTERM" ? drainMs : 0;
      setTimeout(() => cutOff(signal), drain + GIVE_BACK_MS + LAST_REQUESTS_MS).unref();
      if (drain > 0) await pause(drain);
      await Promise.race([giveBack(), pause(GIVE_BACK_MS)]);
      for (const other of others) other(signal);
    });
  }
}

function cutOff(signal: "SIGINT" | "SIGTERM"): void {
  log.warn("Requests were still under way when the process had to end");
  process.exit(128 + constants.signals[signal]);
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { processWide } from "@/lib/process/process-wide";

/**
 * Runs what may leave something behind, such as a timer that others share, outside the request that asks for it: what is
 * left keeps the context in which it was made, and a request's context keeps its form and its answer, secrets included.
 * Called once when the process starts, because it takes the context of its first call.
 */
export function outsideRequests<T>(work: () => T): T {
  return processWide("outside of requests", () => AsyncLocalStorage.snapshot())(work);
}

import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { processWide } from "@/lib/process/process-wide";

/**
 * Runs `work` outside the context of the current request, for work that leaves something behind, such as a shared
 * timer: a timer keeps the context that created it, and a request's context keeps its form and its answer, secrets
 * included. Called once when the process starts, because it captures the context of its first call.
 */
export function outsideRequests<T>(work: () => T): T {
  return processWide("outside of requests", () => AsyncLocalStorage.snapshot())(work);
}

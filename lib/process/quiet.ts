import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { onEachRequest } from "@/lib/process/each-request";
import { processWide } from "@/lib/process/process-wide";

const underWay = processWide("requests under way", () => new Set<object>());

/** Notes which requests are under way from now on. */
export function watchRequests(): void {
  onEachRequest(({ response }) => {
    underWay.add(response);
    response.once("close", () => underWay.delete(response));
  });
}

const LOOK_MS = 10;

/** Some answers are streams that stay open. */
const MOST_MS = 300;

/** Resolves once no request is under way, or after 300 ms: work that blocks the thread then keeps hardly anybody waiting. */
export async function quiet(): Promise<void> {
  for (let waited = 0; underWay.size > 0 && waited < MOST_MS; waited += LOOK_MS) await wait(LOOK_MS);
}

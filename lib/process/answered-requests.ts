import "server-only";
import { onEachRequest } from "@/lib/process/each-request";
import { outsideRequests } from "@/lib/process/outside-requests";

/**
 * Lets go of a request's context, with its form and secrets, as soon as it is answered. Node makes two timers in that
 * context, which keep it for longer: the one that ends the idle connection, for 5 seconds, and the one that ends its
 * cached `Date`, for up to a second (seen with Node 20 on 2026-11-29).
 */
export function forgetAnsweredRequests(): void {
  onEachRequest(({ request: { socket }, response }) => {
    response.setHeader("Date", new Date().toUTCString());
    // By then Node has set its timer: the same one is set once more, outside.
    response.once("close", () => {
      const { timeout, destroyed } = socket;
      if (timeout && !destroyed) outsideRequests(() => socket.setTimeout(timeout));
    });
  });
}

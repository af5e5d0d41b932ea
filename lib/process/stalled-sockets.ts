import "server-only";
import { onEachRequest } from "@/lib/process/each-request";

/** Longer than any answer of the console keeps silent. */
const SILENCE_MS = 180_000;

/**
 * Closes connections on which nothing moved for three minutes, such as one whose reader stopped in the middle of an
 * answer: what it has not taken would be held for it for as long as it likes.
 */
export function closeStalledSockets(): void {
  onEachRequest(({ server }) => {
    if (server.timeout !== SILENCE_MS) server.setTimeout(SILENCE_MS);
  });
}

/** Less than this is the time an answer takes, or nothing that anybody sees. */
const MEANINGFUL_MS = 60_000;

/** How far the server's clock is ahead of this browser's, in milliseconds: the page says when it was made. */
function lead(): number {
  if (typeof document === "undefined") return 0;
  const made = Number(document.documentElement.dataset.madeAt);
  const [navigation] = performance.getEntriesByType("navigation");
  const begun = navigation && "responseStart" in navigation ? Number(navigation.responseStart) : 0;
  const arrived = begun > 0 ? performance.timeOrigin + begun : Date.now();
  const ahead = made - arrived;
  return Math.abs(ahead) >= MEANINGFUL_MS ? ahead : 0;
}

// Once, and early (instrumentation-client.ts): a later refresh of the page renews what it says.
const ahead = lead();

/** Milliseconds since 1970 by the server's clock, so that a browser whose clock is wrong counts right all the same. */
export const serverNow = (): number => Date.now() + ahead;
